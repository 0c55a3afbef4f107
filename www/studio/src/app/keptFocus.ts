/**
 * Focus is never lost: where the thing that had it goes away (an answer that was chosen, a form that was sent), what held that
 * thing has it, so that the next Tab goes on from there and a screen reader stays in place.
 */
export function watchFocus(): () => void {
  /** What had the focus, and all that held it, from the inside out. */
  let path: HTMLElement[] = [];
  const entered = (event: FocusEvent) => {
    path = event.composedPath().filter((each) => each instanceof HTMLElement);
  };
  // A press elsewhere lets go on purpose.
  const pressed = () => {
    path = [];
  };
  const observer = new MutationObserver(() => {
    const [had] = path;
    if (had === undefined || had.isConnected || document.activeElement !== document.body) return;
    const holder = path.find((each) => each.isConnected && each !== document.body);
    path = [];
    if (holder === undefined) return;
    if (holder.tabIndex < 0) holder.tabIndex = -1;
    holder.focus({ preventScroll: true });
  });
  document.addEventListener("focusin", entered);
  document.addEventListener("pointerdown", pressed);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", entered);
    document.removeEventListener("pointerdown", pressed);
  };
}
