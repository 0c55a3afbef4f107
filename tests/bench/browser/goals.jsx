// The editor with Goal blocks, as a host writes it.
import "../../../pkg/define.js";
import { Handle, Position, ReactFlow, useNodesState } from "@xyflow/react";
import * as React from "react";
import {
  createGoalNode,
  createGoalPanel,
  createUseGoalFlow,
  goalNodeDefaults,
  writeGoal,
} from "../../../pkg/adapters/react-flow.js";
import { createGoalFlow, init } from "../../../pkg/index.js";

void init({ wasm: "/goal_element_bg.wasm" });
const flow = createGoalFlow();
const nodeTypes = { goal: createGoalNode({ React, Handle, Position, flow }) };
const GoalPanel = createGoalPanel({ React, flow });
const useGoalFlow = createUseGoalFlow({ React, flow });

const goal = (at) => ({
  version: 1,
  goal: { id: `g${at}` },
  name: "Order paid",
  value: { amount: "49.90", currency: "EUR" },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" } },
});

export function createGoalEditor({ count, place }) {
  const first = Array.from({ length: count }, (_, at) => goalNodeDefaults({ id: `n${at}`, position: place(at), goal: goal(at) }));
  return function GoalEditor() {
    const [nodes, setNodes, onNodesChange] = useNodesState(first);
    useGoalFlow(nodes, (change) => setNodes((old) => writeGoal(old, change)));
    return (
      <>
        <ReactFlow nodes={nodes} nodeTypes={nodeTypes} onNodesChange={onNodesChange} fitView />
        <GoalPanel node="n0" />
      </>
    );
  };
}
