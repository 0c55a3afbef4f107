// The React Flow adapter on a server, and what of it needs no DOM. The rest is seen in the studio's end-to-end tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as React from "react";
import { renderToString } from "react-dom/server";
import { load } from "./package.mjs";

const adapter = await load("adapters/react-flow.js");
const { createGoalFlow } = await load("index.js");
const h = React.createElement;
const Position = { Left: "left", Right: "right" };
const Handle = ({ type, position, isConnectable }) =>
  h("i", { "data-type": type, "data-at": position, "data-on": `${isConnectable}` });
// As on a server: the wasm is not there and nobody waits for it.
const flow = createGoalFlow();

test("a node renders on a server: the card between its handles, without data in attributes", () => {
  const Node = adapter.createGoalNode({ React, Handle, Position, flow, source: true });
  const html = renderToString(h(Node, { id: "n1", data: { goal: { name: "x" } }, selected: true, isConnectable: true }));
  assert.equal(
    html,
    '<i data-type="target" data-at="left" data-on="true"></i><goal-block></goal-block><i data-type="source" data-at="right" data-on="true"></i>',
  );
});

test("a goal that ends its branch has no way out", () => {
  const Node = adapter.createGoalNode({ React, Handle, Position, flow });
  assert.doesNotMatch(renderToString(h(Node, { id: "n1", data: {} })), /source/);
});

test("a panel renders on a server", () => {
  const Panel = adapter.createGoalPanel({ React, flow });
  const html = renderToString(h(Panel, { node: "n1", className: "wide", density: "compact", readonly: false }));
  assert.equal(html, '<goal-panel class="wide" density="compact"></goal-panel>');
});

test("the hook renders on a server and touches nothing", () => {
  const useGoalFlow = adapter.createUseGoalFlow({ React, flow });
  const Editor = () => h("b", null, useGoalFlow([{ id: "n1", type: "goal", data: { goal: {} } }], () => {}) && "ok");
  assert.equal(renderToString(h(Editor)), "<b>ok</b>");
  assert.deepEqual(flow.nodes(), []);
});

test("a change is written into one node only", () => {
  const nodes = [
    { id: "1", data: { goal: { name: "old" }, colour: "red" } },
    { id: "2", data: { goal: { name: "other" } } },
  ];
  const goal = { name: "new" };
  const after = adapter.writeGoal(nodes, { node: "1", goal });
  assert.deepEqual(after[0], { id: "1", data: { goal, colour: "red" } });
  assert.equal(after[0].data.goal, goal);
  assert.equal(after[1], nodes[1]);
  assert.equal(nodes[0].data.goal.name, "old");
});

test("a new node holds the goal and nothing of the moment", () => {
  const goal = { version: 1 };
  assert.deepEqual(adapter.goalNodeDefaults({ id: "7", position: { x: 1, y: 2 }, goal }), {
    id: "7",
    type: "goal",
    position: { x: 1, y: 2 },
    data: { goal },
  });
});
