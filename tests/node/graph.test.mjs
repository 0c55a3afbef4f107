// The flow around the blocks: what is wrong with a goal because of where it stands joins what is wrong inside it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready } from "./package.mjs";

const { GoalFlow, lintFlow, validate } = await ready();

const goal = (id, event = "ViewContent", more = {}) => ({
  version: 1,
  goal: { id },
  name: `Goal ${id}`,
  destinations: { meta: { enabled: true, event } },
  ...more,
});
const START = { id: "start", name: "Start", does: { start: true } };
const edge = (from, to) => ({ from, to });
const codes = (flow, node) => flow.diagnostics(node).map(({ code }) => code);
const around = (flow, node) => codes(flow, node).filter((code) => code.startsWith("flow/"));
const turn = () => new Promise((resolve) => setTimeout(resolve));

function two() {
  const flow = new GoalFlow({ newId: () => "new" });
  flow.set("a", goal("g1"));
  flow.set("b", goal("g2"));
  flow.graph = { nodes: [START, { id: "a" }, { id: "b" }], edges: [edge("start", "a"), edge("a", "b")] };
  return flow;
}

test("without a graph nothing is said of where goals stand", () => {
  const flow = new GoalFlow();
  flow.set("a", goal("g1"));
  assert.deepEqual(
    flow.diagnostics("a"),
    validate(goal("g1")).map((found) => ({ ...found, node: "a" })),
  );
});

test("one list, one number, whoever asks", async () => {
  const flow = two();
  const told = [];
  flow.addEventListener("diagnostics", ({ detail }) => told.push(detail.node));
  await turn();
  assert.deepEqual(around(flow, "b"), ["flow/twice-on-path"]);
  for (const node of ["a", "b"]) {
    const { error, warning, hint } = flow.counts(node);
    assert.equal(error + warning + hint, flow.diagnostics(node).length);
  }
  assert.deepEqual(told, ["b"], "nothing is wrong with the other one");
  const ranks = flow.diagnostics("b").map(({ severity }) => ["error", "warning", "hint"].indexOf(severity));
  assert.deepEqual(ranks, ranks.toSorted(), "the worst first");
});

test("a block that comes, goes or changes is judged again, and so are the others", () => {
  const flow = two();
  flow.set("a", goal("g1", "Purchase"));
  assert.deepEqual(around(flow, "b"), []);
  flow.set("a", goal("g1"));
  assert.deepEqual(around(flow, "b"), ["flow/twice-on-path"]);
  flow.remove("a");
  assert.deepEqual(around(flow, "b"), []);
  flow.set("c", goal("g3"));
  assert.deepEqual(around(flow, "c"), [], "the number of a block that is gone brings no place in the graph along");
  flow.set("a", goal("g1"));
  assert.deepEqual(around(flow, "b"), ["flow/twice-on-path"]);
  flow.graph = { nodes: [START, { id: "b" }], edges: [] };
  assert.deepEqual(around(flow, "b"), ["flow/unreachable"]);
  flow.graph = undefined;
  assert.deepEqual(around(flow, "b"), []);
});

test("typing is judged by the graph exactly where the graph's rules read it", () => {
  const cart = { id: "cart", does: { sets: ["total"] } };
  const flow = new GoalFlow();
  flow.set("a", goal("g1", "Purchase", { value: { amount: "5", currency: "EUR" } }));
  const edges = [edge("start", "cart"), edge("cart", "a"), edge("start", "a")];
  flow.graph = { nodes: [START, cart, { id: "a" }], edges };
  const amount = flow.field("/value/amount");
  assert.deepEqual(around(flow, "a"), []);
  for (const text of ["{{total}}", "{{total}}!", "{{tota}}", "5", "{{total}}"]) {
    flow.edit("a", amount, 0, text);
    const value = { amount: text, currency: "EUR" };
    const whole = { nodes: [START, cart, { id: "a", goal: goal("g1", "Purchase", { value }) }], edges };
    assert.deepEqual(
      around(flow, "a"),
      lintFlow(whole).map(({ code }) => code),
      text,
    );
  }
  flow.flush();
  assert.equal(flow.get("a").value.amount, "{{total}}");
});

test("a copy can be made separate, with an id of the host's", () => {
  const flow = two();
  flow.set("b", goal("g1", "Purchase"));
  const [copy] = flow.diagnostics("b").filter(({ code }) => code === "flow/same-goal");
  const change = flow.applyFix("b", copy);
  assert.deepEqual(change.goal.goal, { id: "new" });
  assert.deepEqual(around(flow, "b"), []);
});

test("a whole flow goes in as text, as bytes and as an object, and is the same as block by block", () => {
  const nodes = [START, { id: "a", goal: goal("g1") }, { id: 2, goal: goal("g2", "Purchse") }, { id: "c", goal: 7 }];
  const whole = { nodes, edges: [edge("start", "a"), edge("a", 2)] };
  const single = new GoalFlow();
  for (const { id, goal } of nodes) if (goal !== undefined) single.set(String(id), goal);
  single.graph = { nodes: nodes.map(({ id, name, does }) => ({ id, name, does })), edges: whole.edges };
  const text = JSON.stringify(whole);
  for (const form of [text, new TextEncoder().encode(text), whole]) {
    const flow = new GoalFlow();
    flow.set("old", goal("g0"));
    flow.load(form);
    assert.deepEqual(flow.nodes(), ["a", "2", "c"]);
    assert.deepEqual(flow.diagnostics(), single.diagnostics());
    assert.deepEqual(flow.counts(), single.counts());
    assert.deepEqual(flow.get("2"), nodes[2].goal);
    flow.change("a", "/name", "Paid");
    assert.equal(flow.get("a").name, "Paid");
  }
});

test("what React Flow saves is taken as it is", () => {
  const flow = new GoalFlow();
  const nodes = [
    { id: "n1", type: "goal", position: { x: 1, y: 2 }, data: { goal: goal("g1") } },
    { id: "n2", type: "goal", data: { goal: goal("g2") } },
  ];
  flow.load(JSON.stringify({ nodes, edges: [{ id: "e", source: "n1", target: "n2" }], viewport: { zoom: 1 } }));
  assert.deepEqual(around(flow, "n2"), ["flow/twice-on-path"]);
  assert.deepEqual(flow.get("n1"), nodes[0].data.goal);
});

test("a text that is no flow takes nothing away, and lintFlow says once that it cannot be read", () => {
  for (const text of [
    "",
    "nope",
    "[]",
    '{ "nodes": [{ "id": "a", "goal": { "name": ',
    '{ "nodes": [] } x',
    '{"surroundings":{"variables":[}',
  ]) {
    const flow = new GoalFlow();
    flow.set("old", goal("g0"));
    const before = flow.diagnostics();
    assert.equal(flow.load(text), false, text);
    assert.deepEqual(flow.nodes(), ["old"], text);
    assert.deepEqual(flow.get("old"), goal("g0"));
    assert.deepEqual(flow.diagnostics(), before);
    assert.deepEqual(
      lintFlow(text).map(({ code }) => code),
      ["flow/unreadable"],
      text,
    );
  }
  assert.equal(new GoalFlow().load('{ "nodes": {} }'), true);
});

test("of two nodes with one id the first counts", () => {
  const flow = new GoalFlow();
  flow.load(
    JSON.stringify({
      nodes: [
        { id: "a", goal: goal("g1") },
        { id: "a", goal: goal("g2") },
        { id: "b", goal: goal("g3") },
      ],
    }),
  );
  assert.deepEqual(flow.nodes(), ["a", "b"]);
  assert.equal(flow.get("a").goal.id, "g1");
  assert.equal(flow.get("b").goal.id, "g3");
  flow.change("b", "/name", "Third");
  assert.equal(flow.get("b").name, "Third");
});
