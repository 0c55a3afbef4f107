import type { DeliveryQuery } from "goal-element";
import { useState } from "react";
import { useEditor } from "../app/editor";
import { openAt } from "../app/layout";
import { go } from "../app/page";
import { useSettings } from "../app/settings";
import { ports, useServer } from "../goal/server";
import { TEXTS } from "../goal/text";
import { useText } from "../texts/text";
import { Field } from "../ui/Field";
import { useElement } from "./useElement";
import { useEvents } from "./useEvents";

/** How the goals do: figures, and the rows behind each number. */
export function Overview() {
  const text = useText();
  const [goal, setGoal] = useState("");
  const [rows, setRows] = useState<DeliveryQuery | null>(null);
  const goals = useGoalNames();
  const shown = goal === "" ? goals[0]?.id : goal;
  return (
    <>
      <header className="page-head">
        <h2>{text("page.overview")}</h2>
        {goals.length > 0 && (
          <Field label={text("overview.goal")}>
            {(ids) => (
              <select {...ids} value={shown} onChange={(event) => setGoal(event.target.value)}>
                {goals.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </header>
      {shown === undefined ? <p className="hint">{text("overview.none")}</p> : <Figures goal={shown} onRows={setRows} />}
      <h3>{text("bar.journal")}</h3>
      <Rows filter={rows ?? (shown === undefined ? {} : { goal: shown })} />
    </>
  );
}

function Figures({ goal, onRows }: { goal: string; onRows: (rows: DeliveryQuery) => void }) {
  const ready = useElement("stats");
  const language = useSettings((settings) => settings.language);
  const zone = useServer(({ workspace }) => workspace?.time_zone);
  const box = useEvents({ "goal-rows": (filter: DeliveryQuery) => onRows(filter) });
  return (
    <div ref={box}>
      {ready && <goal-stats stats={ports.stats} goal={goal} timeZone={zone} locale={language} texts={TEXTS} currency="EUR" />}
    </div>
  );
}

function Rows({ filter }: { filter: DeliveryQuery }) {
  const ready = useElement("journal");
  const language = useSettings((settings) => settings.language);
  const box = useEvents({
    "goal-open": ({ node, path }: { node: string; path: string }) => {
      go("editor");
      openAt(node, path);
    },
  });
  return <div ref={box}>{ready && <goal-journal journal={ports.journal} filter={filter} locale={language} texts={TEXTS} />}</div>;
}

/** The goals of the open flow, and those of other flows that something was counted for. */
function useGoalNames(): readonly { id: string; name: string }[] {
  const nodes = useEditor(({ history }) => history.present.nodes);
  const { deliveries, statistics } = useServer();
  const names = new Map<string, string>();
  for (const node of nodes) {
    if (node.type !== "goal") continue;
    const goal = node.data.goal as { goal?: { id?: string }; name?: string };
    if (goal.goal?.id !== undefined) names.set(goal.goal.id, goal.name || goal.goal.id);
  }
  for (const { goal } of statistics) {
    if (!names.has(goal)) names.set(goal, deliveries.find((each) => each.goal === goal)?.goal_name || goal);
  }
  return [...names].map(([id, name]) => ({ id, name }));
}
