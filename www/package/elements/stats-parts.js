// The parts of the statistics: figures, destinations whose outcomes add up, ads.

import { adLink, adName } from "./ad.js";
import { h } from "./dom.js";
import { listOf, rowsOf } from "./plain.js";

/** The order in which outcomes are told; what is not known here comes last. */
const ORDER = ["accepted", "waiting", "sending", "parked", "refused", "expired", "unknown", "erased"];
const NAMES = { meta: "Meta", tiktok: "TikTok" };

/** The large figures. What is not known is not there. */
export function figuresOf({ reached, people, entered, rate, value, converted, repeats }, text) {
  const percent = rate === undefined ? undefined : Number(rate) * 100;
  const sums = rowsOf(value).map((money) => h("span", { class: "sum" }, [text("message.value", money)]));
  return h("dl", { class: "figures" }, [
    figure(
      text("stats.column.reached"),
      count(reached, text),
      repeats > 0 && text("stats.repeats", { n: String(repeats) }),
      "reached",
    ),
    figure(text("stats.column.people"), count(people, text), undefined, "people"),
    sums.length > 0 && figure(text("stats.value"), sums, convertedOf(converted, rowsOf(value), text), "value"),
    Number.isFinite(percent) &&
      figure(
        text("stats.rate"),
        text("stats.percent", { n: percent.toFixed(1) }),
        entered && text("stats.entered", { n: String(entered) }),
        "rate",
      ),
  ]);
}

function figure(name, value, more, key) {
  return h("div", { key, part: "figure" }, [
    h("dt", { class: "muted small" }, [name]),
    h("dd", { class: "number" }, [value, more && h("span", { class: "more muted" }, [more])]),
  ]);
}

function convertedOf(converted, value, text) {
  // One sum in that very currency says it already.
  if (!converted || value.every(({ currency }) => currency === converted.currency)) return undefined;
  const missing = listOf(converted.missing);
  const sum = text("stats.converted", { amount: String(converted.amount), currency: String(converted.currency) });
  return missing.length === 0 ? sum : `${sum} · ${text("stats.no-rate", { codes: missing.join(", ") })}`;
}

/** Each destination: how the goals reached divide, and that they add up. */
export function destinationsOf({ destinations }, text, open) {
  return destinations.map(({ destination, outcomes, total, events_manager_url: url }) => {
    const shares = Object.entries(outcomes)
      .filter(([, n]) => n > 0)
      .sort(byOrder);
    const sum = shares.reduce((sum, [, n]) => sum + n, 0);
    const name = NAMES[destination] ?? String(destination);
    return h("section", { class: "card stack", part: "destination", key: destination, "aria-label": name }, [
      h("div", { class: "row" }, [
        h("h3", {}, [name]),
        h("span", { class: "muted" }, [text("stats.of-total", { n: String(total) })]),
        seeIn(destination, url, text),
      ]),
      h("div", { class: "shares", "aria-hidden": "true" }, [
        shares.map(([outcome, n]) =>
          h("svg", { key: outcome, "data-outcome": kindOf(outcome), width: `${(100 * n) / sum}%`, height: "10" }, [
            h("rect", { width: "100%", height: "10" }),
          ]),
        ),
      ]),
      h("ul", { class: "row outcomes" }, [
        shares.map(([outcome, n]) =>
          h("li", { key: outcome }, [
            h(
              "button",
              { type: "button", "data-outcome": kindOf(outcome), onclick: () => open({ destination, ...filterOf(outcome) }) },
              [h("span", { class: "dot", "aria-hidden": "true" }), outcomeIn(outcome, n, text)],
            ),
          ]),
        ),
      ]),
      sum !== total && h("p", { class: "note bad" }, [text("stats.not-adding", { sum: String(sum), total: String(total) })]),
      outcomes.accepted > 0 && h("p", { class: "muted small" }, [text("stats.not-credited")]),
    ]);
  });
}

function seeIn(destination, url, text) {
  const href = adLink({ link: url });
  if (!href) return undefined;
  return h("a", { class: "button end", part: "link", href, target: "_blank", rel: "noopener noreferrer" }, [
    text(`stats.see-in-${destination === "tiktok" ? "tiktok" : "meta"}`),
    h("span", { class: "unseen" }, [` ${text("message.new-tab")}`]),
  ]);
}

/** “29 not from an ad”. An outcome that only a newer server knows is shown by its name. */
function outcomeIn(outcome, n, text) {
  const key = `stats.outcome.${outcome.replace(":", "-")}`;
  const said = text(key, { n: String(n) });
  return said === key ? `${n} ${outcome}` : said;
}

function filterOf(outcome) {
  const [kind, reason] = outcome.split(":");
  return reason ? { outcome: kind, reason } : { outcome: kind };
}

function byOrder([one], [other]) {
  const rank = (name) => {
    const at = ORDER.indexOf(name);
    return at < 0 ? ORDER.length : at;
  };
  return rank(one) - rank(other);
}

function kindOf(outcome) {
  return outcome.split(":")[0];
}

/** Which ads the people came through. */
export function adsOf(ads, text, open) {
  if (ads.length === 0) return undefined;
  const headings = ["stats.ad", "stats.column.reached", "stats.column.people", "stats.value"];
  return h("section", { class: "card stack", part: "ads", "aria-label": text("stats.by-ad") }, [
    h("h3", {}, [text("stats.by-ad")]),
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": text("stats.by-ad") }, [
      h("table", {}, [
        h("thead", {}, [h("tr", {}, [headings.map((key) => h("th", { key, scope: "col" }, [text(key)]))])]),
        h("tbody", {}, [ads.map((ad, index) => adRow(ad, index, text, open))]),
      ]),
    ]),
  ]);
}

function adRow(ad, index, text, open) {
  const name = adName(ad, text) ?? text("stats.no-ad");
  const href = adLink(ad);
  return h("tr", { key: String(ad.ad_id ?? index) }, [
    h("th", { scope: "row", class: "wrap" }, [
      href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, [name]) : name,
    ]),
    h("td", { class: "number" }, [
      ad.ad_id
        ? h(
            "button",
            {
              type: "button",
              class: "text",
              "aria-label": text("stats.open-ad", { name, n: String(ad.reached) }),
              onclick: () => open({ ad: String(ad.ad_id) }),
            },
            [count(ad.reached, text)],
          )
        : count(ad.reached, text),
    ]),
    h("td", { class: "number" }, [count(ad.people, text)]),
    h("td", { class: "number" }, [
      rowsOf(ad.value)
        .map((money) => text("message.value", money))
        .join(" + ") || "–",
    ]),
  ]);
}

export function count(n, text) {
  return text("stats.count", { n: String(n) });
}
