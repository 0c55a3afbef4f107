import { create } from "zustand";
import type { Flow } from "../flowfile/model";
import { edit, endGesture, findNode, select } from "./editor";

export type Drawer = "problems" | "journal";

interface Layout {
  preview: boolean;
  drawer: Drawer | null;
  /** The field that the inspector is asked to focus; `nth` tells two requests for the same one apart. */
  focus: { node: string; path: string; nth: number } | null;
  /** How many flows have been opened: each is shown whole at first. */
  opened: number;
}

/** What is open around the canvas. Kept nowhere: a reload begins with the canvas. */
export const useLayout = create<Layout>(() => ({ preview: false, drawer: null, focus: null, opened: 0 }));

export function toggleDrawer(drawer: Drawer): void {
  useLayout.setState((layout) => ({ drawer: layout.drawer === drawer ? null : drawer }));
}

export function openDrawer(drawer: Drawer | null): void {
  useLayout.setState({ drawer });
}

export function showPreview(preview: boolean): void {
  useLayout.setState({ preview });
}

/** Another flow instead of this one, as a step that undo takes back. */
export function openFlow(flow: Flow): void {
  edit(() => flow);
  useLayout.setState(({ opened }) => ({ opened: opened + 1 }));
}

/** Selects a block, brings it into view, and focuses the field at `path` in its settings. */
export function openAt(node: string, path = ""): void {
  if (findNode(node) === undefined) return;
  endGesture();
  select([node]);
  useLayout.setState(({ focus }) => ({ focus: { node, path, nth: (focus?.nth ?? 0) + 1 } }));
}
