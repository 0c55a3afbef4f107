import { create } from "zustand";
import { type Flow, sameFlow } from "../flowfile/model";
import { onOtherTab, save } from "../flowfile/storage";
import { currentFlow, useEditor } from "./editor";

/** `elsewhere`: another tab saved a flow; this tab waits for a person to say which one stays. */
export const useSaving = create<{ state: "saved" | "saving" | "failed" | "elsewhere" }>(() => ({ state: "saved" }));

const PAUSE = 300;
let timer: ReturnType<typeof setTimeout> | undefined;
let saved: Flow | undefined;

export function saveNow(): void {
  clearTimeout(timer);
  saved = currentFlow();
  useSaving.setState({ state: save(saved) ? "saved" : "failed" });
}

/** Saves a moment after the last change, and at once when the page goes away. */
export function watchForSaving(): () => void {
  saveNow();
  const stop = useEditor.subscribe(() => {
    if ((saved !== undefined && sameFlow(currentFlow(), saved)) || useSaving.getState().state === "elsewhere") return;
    useSaving.setState({ state: "saving" });
    clearTimeout(timer);
    timer = setTimeout(saveNow, PAUSE);
  });
  onOtherTab(() => {
    clearTimeout(timer);
    useSaving.setState({ state: "elsewhere" });
  });
  const leave = () => {
    if (useSaving.getState().state === "saving") saveNow();
  };
  globalThis.addEventListener("pagehide", leave);
  return () => {
    stop();
    globalThis.removeEventListener("pagehide", leave);
  };
}
