import { useReactFlow } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { useLayout } from "../app/layout";
import { useWhere } from "../preview/session";

/** A flow is shown whole, but not larger than life. */
export const FIT = { padding: 0.12, maxZoom: 1 };

/** Shows a flow whole when it was opened, then brings into view the block that is asked for, and the one where the preview's subscriber is. What is seen stays put. */
export function useReveal(): void {
  const focus = useLayout((layout) => layout.focus);
  const where = useWhere();
  const opened = useLayout((layout) => layout.opened);
  const reveal = useRevealing();
  const { fitView } = useReactFlow();
  useEffect(() => {
    if (opened > 0) void fitView(FIT);
  }, [opened, fitView]);
  useEffect(() => {
    if (focus !== null) reveal(focus.node);
  }, [focus, reveal]);
  useEffect(() => {
    if (where !== null) reveal(where);
  }, [where, reveal]);
}

function useRevealing(): (id: string) => void {
  const { getInternalNode, getZoom, setCenter, flowToScreenPosition } = useReactFlow();
  return useCallback(
    (id) => {
      const node = getInternalNode(id);
      const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
      if (node === undefined || pane === undefined) return;
      const { x, y } = node.internals.positionAbsolute;
      const { width = 0, height = 0 } = node.measured;
      const from = flowToScreenPosition({ x, y });
      const to = flowToScreenPosition({ x: x + width, y: y + height });
      const seen = from.x >= pane.left && to.x <= pane.right && from.y >= pane.top && to.y <= pane.bottom;
      if (!seen) void setCenter(x + width / 2, y + height / 2, { zoom: getZoom(), duration: 250 });
    },
    [getInternalNode, getZoom, setCenter, flowToScreenPosition],
  );
}
