import type { GoalChange } from "goal-element";
import { writeGoal } from "goal-element/react-flow";
import { edit, endGesture, useEditor } from "../app/editor";
import type { StudioNode } from "../flowfile/model";
import { useGoalFlow } from "./flow";

/** Keeps the package's goals and the flow's nodes in step. While a field is typed in, its edits are one undo step. */
export function useGoals(): void {
  const nodes = useEditor(({ history }) => history.present.nodes);
  const edges = useEditor(({ history }) => history.present.edges);
  const write = (change: GoalChange) => {
    const gesture = `goal ${change.node}`;
    edit((flow) => ({ ...flow, nodes: writeGoal(flow.nodes, change) as StudioNode[] }), gesture);
    if (!change.transient) endGesture();
  };
  useGoalFlow(nodes, write, edges);
}
