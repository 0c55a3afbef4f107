import { useText } from "../texts/text";
import { go, PAGES, usePageName } from "./page";

/** The pages of the studio. */
export function Nav() {
  const text = useText();
  const current = usePageName(({ page }) => page);
  return (
    <nav className="pages" aria-label={text("page.all")}>
      {PAGES.map((page) => (
        <button key={page} type="button" aria-current={page === current ? "page" : undefined} onClick={() => go(page)}>
          {text(`page.${page}`)}
        </button>
      ))}
    </nav>
  );
}
