// The ad that brought a person: how it is called, and where it leads.

/** Its name, else its headline, else its text, else its number; nothing where none of them is known. */
export function adName(ad, text) {
  const said = [ad?.ad_name, ad?.headline, ad?.body].find((words) => typeof words === "string" && words.trim() !== "");
  if (said !== undefined) return said.trim();
  return ad?.ad_id ? text("message.ad-number", { id: String(ad.ad_id) }) : undefined;
}

/** Only what a browser opens as a page: a link of a webhook is a stranger's text. */
export function adLink(ad) {
  const link = typeof ad?.link === "string" ? ad.link.trim() : "";
  const url = /^https?:\/\//i.test(link) && URL.canParse(link) ? new URL(link) : undefined;
  return url?.href;
}
