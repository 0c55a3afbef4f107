// The React adapter: components, the hook, and the elements in JSX.
import { createGoalFlow, type GoalChange } from "goal-element";
import { createGoalNode, createGoalPanel, createUseGoalFlow, writeGoal } from "goal-element/react-flow";
import * as React from "react";

const flow = createGoalFlow();
const GoalPanel = createGoalPanel({ React, flow, useWriteBack: () => (change: GoalChange) => change.label });
const useGoalFlow = createUseGoalFlow({ React, flow, type: "conversion" });

export function Inspector({ nodes }: { nodes: { id: string; type: string; data: { goal: unknown } }[] }) {
  useGoalFlow(nodes, (change) => writeGoal(nodes, change));
  return (
    <>
      <GoalPanel node="1" density="compact" />
      <goal-problems flow={flow} />
      <goal-block flow={flow} node="1" selected />
      <goal-panel goal={{}} ongoal-change={(event) => event.detail.goal.name} />
      <goal-journal deliveries={[]} locale="es" />
    </>
  );
}

// @ts-expect-error the panel needs to know which node
export const lost = <GoalPanel />;
// @ts-expect-error React Flow's pieces are handed in
createGoalNode({ React, flow });
// @ts-expect-error a panel is no list of deliveries
export const mixed = <goal-panel deliveries={[]} />;
