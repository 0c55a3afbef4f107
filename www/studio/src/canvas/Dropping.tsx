import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { createPortal } from "react-dom";
import { addNode, currentFlow } from "../app/editor";
import { openAt } from "../app/layout";
import { KindIcon } from "../palette/kinds";
import { newNode } from "../palette/newNode";
import { useHeld } from "../palette/useDrag";
import { useText } from "../texts/text";
import { endOf, exitNear, freePlace } from "./attach";

/** Half of what a new block is wide and high: it lands under the pointer. */
const HALF = { x: 120, y: 40 };

/** What hangs on the pointer while a block is dragged from the palette, and what its drop does. */
export function Dropping() {
  const text = useText();
  const { held, dropped } = useHeld();
  const { screenToFlowPosition, getInternalNode } = useReactFlow();

  useEffect(() => {
    if (dropped === null) return;
    useHeld.setState({ dropped: null });
    if (!overCanvas(dropped)) return;
    const flow = currentFlow();
    const point = screenToFlowPosition(dropped);
    const exit = exitNear(flow, point, getInternalNode);
    const before = exit === undefined ? undefined : getInternalNode(exit.source);
    const under = before !== undefined && point.x < endOf(before).x + HALF.x;
    const wanted = under ? { x: endOf(before).x, y: point.y - HALF.y } : { x: point.x - HALF.x, y: point.y - HALF.y };
    const node = newNode(dropped.kind, freePlace(flow.nodes, wanted));
    addNode(node, exit);
    openAt(node.id);
  }, [dropped, screenToFlowPosition, getInternalNode]);

  const exit =
    held !== null && overCanvas(held) ? exitNear(currentFlow(), screenToFlowPosition(held), getInternalNode) : undefined;
  useMarked(exit?.source);
  if (held === null) return null;
  return createPortal(
    <div className="ghost" style={{ transform: `translate(${held.x + 10}px, ${held.y + 10}px)` }}>
      <KindIcon kind={held.kind} /> {text(`kind.${held.kind}`)}
      {exit !== undefined && <span className="ghost-hint">{text("canvas.connect-here")}</span>}
    </div>,
    document.body,
  );
}

function overCanvas({ x, y }: { x: number; y: number }): boolean {
  return document.elementsFromPoint(x, y).some((element) => element.classList.contains("canvas"));
}

/** Marks the block whose exit the drop will be connected to. */
function useMarked(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return undefined;
    const element = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    element?.classList.add("takes-drop");
    return () => element?.classList.remove("takes-drop");
  }, [id]);
}
