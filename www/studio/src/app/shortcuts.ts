import { goalFlow } from "../goal/flow";
import { saveNow } from "./autosave";
import { isTyping } from "./clipboard";
import { duplicate, redoStep, undoStep } from "./editor";
import { goToRegion } from "./regions";

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
  // Before the goal's elements, which keep the keys that are typed into them.
  const go = (event: KeyboardEvent) => {
    if (event.key === "F6") act(event, () => goToRegion(event.shiftKey));
  };
  globalThis.addEventListener("keydown", press);
  globalThis.addEventListener("keydown", go, true);
  return () => {
    globalThis.removeEventListener("keydown", press);
    globalThis.removeEventListener("keydown", go, true);
  };
}

function act(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}
