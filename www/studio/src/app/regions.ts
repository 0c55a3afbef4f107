/** The parts of the page, in the order in which they stand there. */
const PARTS = ".app > header, .palette, .canvas, .drawer, .preview, .inspector, main.page";

/** F6 goes to the next part of the page, as in other programs: from the canvas's many blocks straight to the settings. */
export function goToRegion(back: boolean): void {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)];
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const step = back ? -1 : 1;
  const next = parts.at(at < 0 ? 0 : (at + step) % parts.length);
  if (next === undefined) return;
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}
