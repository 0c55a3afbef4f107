import { useReactFlow } from "@xyflow/react";
import { useRef, useState } from "react";
import { addNode, currentFlow, selection } from "../app/editor";
import { openAt } from "../app/layout";
import { endOf, freePlace, openExitOf } from "../canvas/attach";
import { PALETTE, type PaletteKind } from "../flowfile/model";
import { useText } from "../texts/text";
import { KindIcon } from "./kinds";
import { newNode } from "./newNode";
import { useDrag } from "./useDrag";
import "./palette.css";

/** What can be added. `narrow` leaves room for the preview: only pictures, with their names for everybody else. */
export function Palette({ narrow }: { narrow: boolean }) {
  const text = useText();
  const [added, setAdded] = useState("");
  const place = usePlaceAfterSelection();
  const add = (kind: PaletteKind) => {
    place(kind);
    setAdded(text("palette.added", { block: text(`kind.${kind}`) }));
  };
  return (
    <nav className={`palette ${narrow ? "narrow" : ""}`} aria-label={text("app.palette")}>
      <h2>{text("app.palette")}</h2>
      <ul>
        {PALETTE.map((kind) => (
          <li key={kind}>
            <PaletteItem kind={kind} onAdd={() => add(kind)} />
          </li>
        ))}
      </ul>
      <p className="hint">{text("palette.hint")}</p>
      <p className="sr-only" role="status">
        {added}
      </p>
    </nav>
  );
}

function PaletteItem({ kind, onAdd }: { kind: PaletteKind; onAdd: () => void }) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  const drag = useDrag(kind, button);
  const name = text(`kind.${kind}`);
  // A press that became a drag ends in a click too; only one of them adds.
  const press = () => {
    if (!drag.justDragged()) onAdd();
  };
  return (
    <button ref={button} type="button" className="palette-item" title={name} onClick={press} {...drag.handlers}>
      <KindIcon kind={kind} />
      <span className="palette-words">
        <span className="palette-name">{name}</span>
        <span className="palette-about">{text(`about.${kind}`)}</span>
      </span>
    </button>
  );
}

/** Without a drag: behind the selected block if it has an open exit, else in the middle of what is seen. */
function usePlaceAfterSelection(): (kind: PaletteKind) => void {
  const { getInternalNode, screenToFlowPosition } = useReactFlow();
  return (kind) => {
    const flow = currentFlow();
    const [only, more] = selection().nodes;
    const from = only !== undefined && more === undefined ? openExitOf(flow, only) : undefined;
    const selected = only === undefined ? undefined : getInternalNode(only);
    if (from !== undefined && selected !== undefined) {
      const node = newNode(kind, freePlace(flow.nodes, endOf(selected)));
      addNode(node, from);
      openAt(node.id);
      return;
    }
    const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
    const middle = pane ?? new DOMRect(0, 0, innerWidth, innerHeight);
    const position = screenToFlowPosition({ x: middle.x + middle.width / 2 - 130, y: middle.y + middle.height / 2 - 60 });
    addNode(newNode(kind, position));
  };
}
