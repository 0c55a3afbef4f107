import { copyOf, readClip, writeClip } from "./clip";
import { currentFlow, paste, remove, selection } from "./editor";

/** Whether the event is from a control that has a clipboard and an undo of its own, or text is marked on the page. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function isOwn(event: ClipboardEvent): boolean {
  return isTyping(event) || (event.type !== "paste" && (getSelection()?.toString() ?? "") !== "");
}

/** Copy, cut and paste of blocks by the real clipboard, so that they also work between tabs. */
export function watchClipboard(): () => void {
  const take = (event: ClipboardEvent) => {
    const { nodes } = selection();
    if (isOwn(event) || nodes.length === 0) return;
    event.clipboardData?.setData("text/plain", writeClip(copyOf(currentFlow(), nodes)));
    event.preventDefault();
    if (event.type === "cut") remove(nodes);
  };
  const put = (event: ClipboardEvent) => {
    const clip = isOwn(event) ? undefined : readClip(event.clipboardData?.getData("text/plain") ?? "");
    if (clip === undefined) return;
    event.preventDefault();
    paste(clip);
  };
  document.addEventListener("copy", take);
  document.addEventListener("cut", take);
  document.addEventListener("paste", put);
  return () => {
    document.removeEventListener("copy", take);
    document.removeEventListener("cut", take);
    document.removeEventListener("paste", put);
  };
}
