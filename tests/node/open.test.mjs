// Goals that are open one by one: after every edit the verdict is the one of the whole document.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready } from "./package.mjs";

const { changed, close, diagnostics, field, openGoal, set, surround, validate } = await ready();

const BOT = {
  variables: [{ name: "total", type: "number", samples: ["1.234"] }, { name: "agreed" }],
  connections: [{ id: "shop", platform: "meta", channel: "whatsapp" }],
};
const GOAL = {
  version: 1,
  goal: { id: "g1" },
  name: "Order paid",
  value: { amount: "49.90", currency: "EUR" },
  items: { contents: [{ id: "a", quantity: "1" }, { id: "b" }], num_items: "2" },
  params: { order_id: "7" },
  custom: [{ key: "plan", value: "gold", type: "number" }],
  destinations: { meta: { enabled: true, connection: "shop", event: "Purchase" } },
};
const SECRET = `EAA${"a1B2".repeat(12)}`;
const TEXTS = ["", "x", "0", "1.5", "1.234", "{{total}}", "{{totl}}", "eur", "Purchase", "plan x", SECRET];
/** Path, and where the text stands in the document. */
const FIELDS = {
  "/name": (goal) => [goal, "name"],
  "/value/amount": (goal) => [goal.value, "amount"],
  "/value/currency": (goal) => [goal.value, "currency"],
  "/items/contents/0/id": (goal, row) => [goal.items.contents[row], "id"],
  "/items/contents/0/quantity": (goal, row) => [goal.items.contents[row], "quantity"],
  "/items/contents/0/item_price": (goal, row) => [goal.items.contents[row], "item_price"],
  "/items/num_items": (goal) => [goal.items, "num_items"],
  "/params/order_id": (goal) => [goal.params, "order_id"],
  "/custom/0/value": (goal) => [goal.custom[0], "value"],
  "/destinations/meta/connection": (goal) => [goal.destinations.meta, "connection"],
};

/** The same numbers every time. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("after any edits an open goal is judged as its whole document", () => {
  surround(BOT);
  const handle = openGoal(GOAL);
  const ids = Object.keys(FIELDS).map((path) => field(path));
  const goal = structuredClone(GOAL);
  const pick = chance(7);
  for (let turn = 0; turn < 600; turn += 1) {
    const at = pick(ids.length);
    const text = TEXTS[pick(TEXTS.length)];
    const row = Object.keys(FIELDS)[at].includes("contents") ? pick(2) : 0;
    const [holder, name] = Object.values(FIELDS)[at](goal, row);
    holder[name] = text;
    const before = diagnostics(handle);
    changed();
    const count = set(handle, ids[at], row, text);
    const whole = validate(goal, BOT);
    assert.equal(count, whole.length);
    assert.deepEqual(diagnostics(handle), whole);
    const words = (all) => all.map(({ fixes, ...one }) => one);
    if (JSON.stringify(words(before)) !== JSON.stringify(words(whole))) assert.deepEqual(changed(), [handle]);
  }
  close(handle);
  surround({});
});

test("a closed goal is forgotten, and its number is given again", () => {
  const handle = openGoal(GOAL);
  const name = field("/name");
  close(handle);
  assert.equal(set(handle, name, 0, ""), 0);
  assert.deepEqual(diagnostics(handle), []);
  assert.equal(openGoal(GOAL), handle);
  close(handle);
});

test("what is no field has no number, and setting it does nothing", () => {
  const handle = openGoal(GOAL);
  assert.equal(field("/nowhere"), -1);
  assert.equal(set(handle, field("/nowhere"), 0, "x"), 0);
  assert.equal(field("/items/contents/1/id"), field("/items/contents/7/id"));
  close(handle);
});
