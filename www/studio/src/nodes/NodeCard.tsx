import { Handle, Position } from "@xyflow/react";
import type { ReactNode } from "react";
import type { Kind } from "../flowfile/model";
import { KindIcon } from "../palette/kinds";
import { useText } from "../texts/text";

interface Props {
  kind: Kind;
  entry?: boolean;
  /** Whether the card has one exit of its own; rows may have theirs. */
  exit?: boolean;
  children: ReactNode;
}

/** The card that all of the studio's own blocks share. */
export function NodeCard({ kind, entry = true, exit = true, children }: Props) {
  const text = useText();
  return (
    <div className={`node-card node-${kind}`}>
      {entry && <Handle type="target" position={Position.Left} />}
      <header>
        <KindIcon kind={kind} />
        <span>{text(`kind.${kind}`)}</span>
      </header>
      <div className="node-body">{children}</div>
      {exit && <Handle type="source" position={Position.Right} />}
    </div>
  );
}

/** A row with an exit of its own. */
export function ExitRow({ id, children }: { id: string; children: ReactNode }) {
  return (
    <li className="exit-row">
      <span>{children}</span>
      <Handle type="source" position={Position.Right} id={id} />
    </li>
  );
}

/** Text with its variables set apart. */
export function Rich({ text, empty }: { text: string; empty: string }) {
  if (text.trim() === "") return <span className="faint">{empty}</span>;
  const parts = text.split(/(\{\{[^{}]*\}\})/);
  return (
    <>
      {parts.map((part, index) =>
        part.startsWith("{{") ? (
          // Parts have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <code key={index} className="variable">
            {part.slice(2, -2).trim()}
          </code>
        ) : (
          part
        ),
      )}
    </>
  );
}
