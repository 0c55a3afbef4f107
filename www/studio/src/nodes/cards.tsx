import type { NodeProps } from "@xyflow/react";
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import type { ButtonsNode, ConditionNode, MessageNode, QuestionNode, SetNode, StartNode, UnknownNode } from "../flowfile/model";
import { KindIcon } from "../palette/kinds";
import { useText } from "../texts/text";
import { ExitRow, NodeCard, Rich } from "./NodeCard";

export const StartCard = memo((_: NodeProps<StartNode>) => {
  const text = useText();
  return (
    <div className="node-card node-start">
      <KindIcon kind="start" />
      <span>{text("node.start")}</span>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

export const MessageCard = memo(({ data }: NodeProps<MessageNode>) => {
  const text = useText();
  return (
    <NodeCard kind="message">
      <p>
        <Rich text={data.text} empty={text("node.empty-text")} />
      </p>
    </NodeCard>
  );
});

export const QuestionCard = memo(({ data }: NodeProps<QuestionNode>) => {
  const text = useText();
  return (
    <NodeCard kind="question">
      <p>
        <Rich text={data.text} empty={text("node.empty-text")} />
      </p>
      <SavedIn variable={data.variable} />
    </NodeCard>
  );
});

export const ButtonsCard = memo(({ data }: NodeProps<ButtonsNode>) => {
  const text = useText();
  return (
    <NodeCard kind="buttons" exit={false}>
      <p>
        <Rich text={data.text} empty={text("node.empty-text")} />
      </p>
      <ul className="exits">
        {data.choices.map((choice, index) => (
          <ExitRow key={choice.id} id={choice.id}>
            {choice.label || text("field.choice", { n: String(index + 1) })}
          </ExitRow>
        ))}
      </ul>
      {data.choices.length === 0 && <p className="faint">{text("node.no-choices")}</p>}
      <SavedIn variable={data.variable} />
    </NodeCard>
  );
});

export const ConditionCard = memo(({ data }: NodeProps<ConditionNode>) => {
  const text = useText();
  return (
    <NodeCard kind="condition" exit={false}>
      <p>
        <code className="variable">{data.variable || "…"}</code> {text(`op.${data.operator}`)}{" "}
        {data.operator !== "filled" && <strong>{data.value || "…"}</strong>}
      </p>
      <ul className="exits">
        <ExitRow id="yes">{text("node.yes")}</ExitRow>
        <ExitRow id="no">{text("node.no")}</ExitRow>
      </ul>
    </NodeCard>
  );
});

export const SetCard = memo(({ data }: NodeProps<SetNode>) => {
  const text = useText();
  const named = data.assignments.filter(({ variable }) => variable !== "");
  return (
    <NodeCard kind="set">
      {named.length === 0 && <p className="faint">{text("node.nothing-set")}</p>}
      <dl className="assignments">
        {named.map(({ variable, value }) => (
          <div key={variable}>
            <dt>
              <code className="variable">{variable}</code>
            </dt>
            <dd>
              <Rich text={value} empty="–" />
            </dd>
          </div>
        ))}
      </dl>
    </NodeCard>
  );
});

export const UnknownCard = memo(({ data }: NodeProps<UnknownNode>) => {
  const text = useText();
  return (
    <NodeCard kind="unknown">
      <p>{text("node.unknown", { kind: data.kind })}</p>
    </NodeCard>
  );
});

function SavedIn({ variable }: { variable: string }) {
  const text = useText();
  if (variable === "") return null;
  return (
    <p className="saved-in">
      {text("node.saves")} <code className="variable">{variable}</code>
    </p>
  );
}
