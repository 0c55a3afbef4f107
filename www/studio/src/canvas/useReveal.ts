import { useReactFlow, useStore } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { selection } from "../app/editor";
import { useLayout } from "../app/layout";
import { useWhere } from "../preview/session";

/** A flow is shown whole, but not larger than life. */
export const FIT = { padding: 0.12, maxZoom: 1 };

/** Shows a flow whole when it was opened, then brings into view the block that matters. What is seen already stays put. */
export function useReveal(): void {
  const { focus, opened } = useLayout();
  const where = useWhere();
  const { fitView } = useReactFlow();
  const reveal = useRevealing();
  useEffect(() => {
    if (opened > 0) void fitView(FIT);
  }, [opened, fitView]);
  useEffect(() => {
    if (focus !== null) reveal(focus.node);
  }, [focus, reveal]);
  useEffect(() => {
    if (where !== null) reveal(where);
  }, [where, reveal]);
  useRevealedOnResize(reveal);
}

/** A drawer or the preview takes room from the canvas: the selected block, else the subscriber's place, stays in view. */
function useRevealedOnResize(reveal: (id: string) => void): void {
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const where = useWhere();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the canvas's size counts
  useEffect(() => {
    const [selected] = selection().nodes;
    const matters = selected ?? where;
    if (width > 0 && height > 0 && matters !== null && matters !== undefined) reveal(matters);
  }, [width, height]);
}

/** Moves what is seen no further than it must. */
function useRevealing(): (id: string) => void {
  const { getInternalNode, getViewport, setViewport, flowToScreenPosition } = useReactFlow();
  return useCallback(
    (id) => {
      const node = getInternalNode(id);
      const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
      if (node === undefined || pane === undefined) return;
      const { x, y } = node.internals.positionAbsolute;
      // A new block is not measured yet.
      const { width = 260, height = 150 } = node.measured;
      const from = flowToScreenPosition({ x, y });
      const to = flowToScreenPosition({ x: x + width, y: y + height });
      const right = shift(from.x, to.x, pane.left, pane.right);
      const down = shift(from.y, to.y, pane.top, pane.bottom);
      if (right === 0 && down === 0) return;
      const seen = getViewport();
      void setViewport({ x: seen.x + right, y: seen.y + down, zoom: seen.zoom }, { duration: 200 });
    },
    [getInternalNode, getViewport, setViewport, flowToScreenPosition],
  );
}

/** Free space that a block brought into view keeps to the canvas's edge. */
const MARGIN = 28;

/** How far `from`–`to` must move to lie between `low` and `high`; where it is too large, its beginning counts. */
function shift(from: number, to: number, low: number, high: number): number {
  if (from >= low && to <= high) return 0;
  const back = Math.min(0, high - MARGIN - to);
  return from + back < low ? low + MARGIN - from : back;
}
