import { goalFlow } from "../goal/flow";
import { saveNow } from "./autosave";
import { isTyping } from "./clipboard";
import { duplicate, redoStep, undoStep } from "./editor";

/** Makes what is still being typed into a goal a step of its own, then goes back. */
export function undo(): void {
  goalFlow.flush();
  undoStep();
}

export function redo(): void {
  goalFlow.flush();
  redoStep();
}

export function watchShortcuts(): () => void {
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "s") return act(event, saveNow);
    if (isTyping(event)) return;
    if (key === "z") return act(event, event.shiftKey ? redo : undo);
    if (key === "y") return act(event, redo);
    if (key === "d") return act(event, duplicate);
  };
  globalThis.addEventListener("keydown", press);
  return () => globalThis.removeEventListener("keydown", press);
}

function act(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}
