// The adapter takes the pieces of @xyflow/react 12 as they are typed there.
import "goal-element/define";
import { Handle, type Node, Position, ReactFlow, useNodesState } from "@xyflow/react";
import { createGoalFlow, defaults, type GoalBlock } from "goal-element";
import { createGoalNode, createGoalPanel, createUseGoalFlow, goalNodeDefaults, writeGoal } from "goal-element/react-flow";
import * as React from "react";

const flow = createGoalFlow();
const GoalNode = createGoalNode({ React, Handle, Position, flow, onOpen: ({ node, path }) => flow.focus(node, path ?? "") });
const GoalPanel = createGoalPanel({ React, flow });
const useGoalFlow = createUseGoalFlow({ React, flow });
const nodeTypes = { goal: GoalNode };

const first = goalNodeDefaults({ id: "1", position: { x: 0, y: 0 }, goal: defaults() });
const initial: Node[] = [first];
export const goal: GoalBlock = first.data.goal;

export function Editor() {
  const [nodes, setNodes, onNodesChange] = useNodesState(initial);
  useGoalFlow(nodes, (change) => setNodes((old) => writeGoal(old, change)));
  return (
    <>
      <ReactFlow nodes={nodes} nodeTypes={nodeTypes} onNodesChange={onNodesChange} />
      <GoalPanel node="1" density="compact" />
    </>
  );
}
