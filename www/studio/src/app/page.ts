import { create } from "zustand";

export const PAGES = ["editor", "flows", "overview", "goals", "connections"] as const;
export type Page = (typeof PAGES)[number];

/** Which page is shown. It stands in the address, so that a reload and the back button do what people expect. */
export const usePageName = create<{ page: Page }>(() => ({ page: read() }));

globalThis.addEventListener?.("hashchange", () => usePageName.setState({ page: read() }));

export function go(page: Page): void {
  location.hash = page === "editor" ? "" : `/${page}`;
  usePageName.setState({ page });
}

function read(): Page {
  const name = globalThis.location?.hash.replace(/^#\/?/, "");
  return PAGES.find((page) => page === name) ?? "editor";
}
