import { useEffect, useRef } from "react";
import { changeNode, edit, endGesture, useEditor } from "../app/editor";
import { withoutExit } from "../app/edits";
import { useLayout } from "../app/layout";
import { useSettings } from "../app/settings";
import type { StudioNode } from "../flowfile/model";
import { GoalPanel, goalFlow } from "../goal/flow";
import { usePanel } from "../goal/panel";
import { ports } from "../goal/server";
import { TEXTS } from "../goal/text";
import { useElement } from "../pages/useElement";
import { KindIcon } from "../palette/kinds";
import { useText } from "../texts/text";
import { TextField } from "../ui/Field";
import { ButtonsForm } from "./ButtonsForm";
import { ConditionForm } from "./ConditionForm";
import { ExitsForm } from "./ExitsForm";
import { FlowInfo } from "./FlowInfo";
import { InWords } from "./InWords";
import { LongText } from "./LongText";
import { SetForm } from "./SetForm";
import { WhatIf } from "./WhatIf";
import "./inspector.css";

/** The settings of the selected block. */
export function Inspector() {
  const text = useText();
  const nodes = useEditor(({ history }) => history.present.nodes);
  const chosen = nodes.filter((node) => node.selected);
  const [node] = chosen;
  return (
    <aside className="inspector" aria-label={text("app.inspector")}>
      {chosen.length === 0 && <FlowInfo nodes={nodes} />}
      {chosen.length > 1 && (
        <header className="panel-head">
          <h2>{text("inspector.many", { count: String(chosen.length) })}</h2>
        </header>
      )}
      {chosen.length === 1 && node !== undefined && <Settings key={node.id} node={node} />}
    </aside>
  );
}

function Settings({ node }: { node: StudioNode }) {
  const text = useText();
  return (
    <>
      <header className="panel-head">
        <KindIcon kind={node.type} />
        <h2>{text(`kind.${node.type}`)}</h2>
      </header>
      {node.type === "goal" ? (
        <GoalSettings id={node.id} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: hears of its fields, and is none
        <div className="form" onBlur={endGesture}>
          <Form node={node} />
        </div>
      )}
      <ExitsForm node={node} />
    </>
  );
}

/** The goal's own panel, and the focus that a problem, a badge or a refusal asks for. */
function GoalSettings({ id }: { id: string }) {
  const box = useRef<HTMLDivElement>(null);
  const source = useElement("source");
  const language = useSettings((settings) => settings.language);
  const focus = useLayout((layout) => layout.focus);
  useEffect(() => {
    if (focus?.node !== id || focus.path === "") return;
    box.current?.querySelector("goal-panel")?.focusPath(focus.path);
  }, [focus, id]);
  useEffect(() => {
    usePanel.setState({ node: id, element: box.current?.querySelector("goal-panel") ?? undefined });
    return () => usePanel.setState({ node: "", element: undefined });
  }, [id]);
  return (
    <div className="goal-settings" ref={box}>
      {source && <goal-source flow={goalFlow} node={id} store={ports.goalStore} locale={language} texts={TEXTS} />}
      <GoalPanel node={id} />
      <InWords node={id} />
      <WhatIf node={id} />
    </div>
  );
}

function Form({ node }: { node: Exclude<StudioNode, { type: "goal" }> }) {
  const text = useText();
  switch (node.type) {
    case "message":
      return (
        <LongText
          value={node.data.text}
          onText={(said) => changeNode(node.id, { ...node.data, text: said }, `${node.id} text`)}
        />
      );
    case "question":
      return (
        <>
          <LongText
            value={node.data.text}
            onText={(said) => changeNode(node.id, { ...node.data, text: said }, `${node.id} text`)}
          />
          <TextField
            label={text("field.variable")}
            hint={text("field.variable-hint")}
            value={node.data.variable}
            onText={(variable) => changeNode(node.id, { ...node.data, variable }, `${node.id} variable`)}
          />
        </>
      );
    case "buttons":
      return (
        <ButtonsForm
          data={node.data}
          onChange={(data, gesture) => changeNode(node.id, data, gesture && `${node.id} ${gesture}`)}
          onRemove={(choice) => removeChoice(node.id, choice)}
        />
      );
    case "condition":
      return <ConditionForm data={node.data} onChange={(data, gesture) => changeNode(node.id, data, `${node.id} ${gesture}`)} />;
    case "set":
      return (
        <SetForm data={node.data} onChange={(data, gesture) => changeNode(node.id, data, gesture && `${node.id} ${gesture}`)} />
      );
    case "start":
    case "unknown":
      return <p className="hint">{text("field.nothing")}</p>;
  }
}

/** The choice and its connection go in one step. */
function removeChoice(id: string, choice: string): void {
  edit((flow) => {
    const nodes = flow.nodes.map((node) =>
      node.id === id && node.type === "buttons"
        ? { ...node, data: { ...node.data, choices: node.data.choices.filter((each) => each.id !== choice) } }
        : node,
    );
    return withoutExit({ ...flow, nodes }, id, choice);
  });
}
