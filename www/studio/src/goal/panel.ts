import { create } from "zustand";

interface Shown {
  node: string;
  element: HTMLElement | undefined;
}

/** The goal panel that is on the page, for what points at its fields from elsewhere. */
export const usePanel = create<Shown>(() => ({ node: "", element: undefined }));
