import { create } from "zustand";
import type { Say } from "../texts/text";

export interface Notice {
  id: number;
  tone: "info" | "error";
  /** Said in the language of the moment, so that a switch of language reaches it. */
  say: (text: Say) => string;
  actions: { label: (text: Say) => string; run: () => void }[];
}

interface Notices {
  shown: Notice[];
}

let last = 0;

export const useNotices = create<Notices>(() => ({ shown: [] }));

/** Shows a message until it is closed; what is only information goes by itself. */
export function notify(notice: Omit<Notice, "id" | "actions"> & { actions?: Notice["actions"] }): void {
  last += 1;
  const id = last;
  const full: Notice = { actions: [], ...notice, id };
  useNotices.setState(({ shown }) => ({ shown: [...shown.slice(-2), full] }));
  if (notice.tone === "info" && full.actions.length === 0) setTimeout(() => dismiss(id), 6000);
}

export function dismiss(id: number): void {
  useNotices.setState(({ shown }) => ({ shown: shown.filter((notice) => notice.id !== id) }));
}
