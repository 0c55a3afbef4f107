// Whatever a host hands in, reading ends soon, throws nothing and says what is wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready } from "./package.mjs";

const { createGoalFlow, defaults, preview, validate } = await ready();

const GOAL = { ...defaults({ id: "g1", name: "Order paid" }), value: { amount: "1", currency: "EUR" } };

function cyclic() {
  const goal = structuredClone(GOAL);
  goal.items = { contents: [goal] };
  return goal;
}

function deep() {
  let inner = "x";
  for (let level = 0; level < 10_000; level += 1) inner = [inner];
  return { ...GOAL, custom: inner };
}

const throwing = {
  ...GOAL,
  get value() {
    throw new Error("not today");
  },
};
const NOT_AN_ERROR = new Proxy(
  {},
  {
    get() {
      throw "text";
    },
    ownKeys() {
      throw null;
    },
  },
);
const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
})();

const HOSTILE = {
  undefined,
  null: null,
  number: 7,
  "not a number": Number.NaN,
  text: "goal",
  boolean: true,
  bigint: 1n,
  symbol: Symbol("goal"),
  function: () => GOAL,
  array: [GOAL],
  date: new Date(),
  map: new Map([["name", "x"]]),
  cyclic: cyclic(),
  "its own destination": (() => {
    const goal = structuredClone(GOAL);
    goal.destinations.meta = goal;
    return goal;
  })(),
  "getters that throw": throwing,
  "a proxy that throws what is no error": NOT_AN_ERROR,
  "a revoked proxy": revoked,
  "a proxy inside": { ...GOAL, value: NOT_AN_ERROR },
  "10,000 levels": deep(),
  "100,000 rows": { ...GOAL, items: { contents: Array.from({ length: 100_000 }, () => ({ id: "x" })) } },
  "a million letters": { ...GOAL, name: "ñ".repeat(1_000_000) },
  "a sparse list": { ...GOAL, custom: new Array(1_000_000) },
  "half a letter": { ...GOAL, name: "\ud800" },
};

for (const [name, goal] of Object.entries(HOSTILE)) {
  test(`read: ${name}`, () => {
    const began = performance.now();
    const found = validate(goal);
    assert.ok(Array.isArray(found));
    for (const diagnostic of found) {
      assert.match(diagnostic.code, /^[a-z-]+\/[a-z-]+$/);
      assert.ok(["error", "warning", "hint"].includes(diagnostic.severity));
      assert.match(diagnostic.path, /^(\/.*)?$/s);
    }
    assert.ok(performance.now() - began < 5_000, "reading took too long");
  });
}

const UNREADABLE = [
  "null",
  "number",
  "text",
  "array",
  "cyclic",
  "getters that throw",
  "a revoked proxy",
  "10,000 levels",
  "100,000 rows",
  "a million letters",
];
for (const name of UNREADABLE) {
  test(`said to be wrong: ${name}`, () => {
    assert.notEqual(validate(HOSTILE[name]).length, 0);
  });
}

test("every member of every wrong type is met", () => {
  const wrong = [null, 7, "x", true, [], [null], {}, { meta: null }];
  const members = ["version", "goal", "bind", "name", "value", "items", "params", "custom", "once", "consent", "destinations"];
  for (const member of members) {
    for (const value of wrong) validate({ ...GOAL, [member]: value });
  }
});

test("numbers like 1e400 and NaN are said to be wrong, not used", () => {
  for (const amount of [1e308 * 10, Number.NaN, "1e400", "12abc", "-1", "1.234,56"]) {
    const destinations = { meta: { enabled: true, event: "Purchase" } };
    const goal = { ...GOAL, value: { amount, currency: "EUR" }, destinations };
    assert.notEqual(validate(goal).filter(({ path }) => path.startsWith("/value")).length, 0, String(amount));
  }
});

test("a context of the wrong shape is met too", () => {
  for (const context of [null, 7, [], cyclic(), NOT_AN_ERROR, { connections: 7, variables: null }]) {
    assert.deepEqual(preview(GOAL, context).requests, []);
  }
});

test("after all of it the core still works", () => {
  assert.deepEqual(
    validate({ ...GOAL, value: { amount: "1", currency: "" } }).some(({ path }) => path === "/value/currency"),
    true,
  );
});

test("a flow takes them as well, and keeps the host's object", () => {
  const flow = createGoalFlow();
  for (const [name, goal] of Object.entries(HOSTILE)) {
    flow.set(name, goal);
    assert.ok(Array.isArray(flow.diagnostics(name)), name);
    assert.equal(typeof flow.summary(name).title, "string", name);
  }
  assert.equal(flow.get("cyclic"), HOSTILE.cyclic);
  assert.equal(flow.nodes().length, Object.keys(HOSTILE).length);
  flow.destroy();
});

test("a canvas that counts its nodes finds them by number and by text", () => {
  const flow = createGoalFlow({ locale: "en" });
  flow.set(1, GOAL);
  assert.deepEqual(flow.nodes(), ["1"]);
  for (const node of [1, "1"]) {
    assert.equal(flow.get(node), GOAL);
    assert.equal(flow.summary(node).title, "Order paid");
    assert.deepEqual(flow.counts(node), flow.counts());
  }
  assert.equal(flow.change(1, "/name", "Paid").node, "1");
  flow.remove("1");
  assert.deepEqual(flow.nodes(), []);
  flow.destroy();
});
