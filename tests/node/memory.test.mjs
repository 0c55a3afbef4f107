// A canvas that stays open for a day opens and closes blocks, and every one is typed into: memory that is given back must be used again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, ready } from "./package.mjs";

const BLOCKS = 1000;

test("1,000 blocks opened, typed into and closed again and again need no more memory than the first time", async () => {
  const { GoalFlow } = await ready();
  const { memory } = (await load("wasm/goal_element.js")).initSync();
  const flow = new GoalFlow();
  const amount = flow.field("/value/amount");
  round(flow, amount, 0);
  const first = memory.buffer.byteLength;
  for (let number = 1; number <= 10; number += 1) round(flow, amount, number);
  const grown = memory.buffer.byteLength - first;
  assert.ok(grown <= first / 10, `${grown} bytes more than the ${first} of the first round`);
});

/** Sizes differ from block to block and from round to round, and blocks are closed in another order than they were opened in. */
function round(flow, amount, number) {
  for (let block = 0; block < BLOCKS; block += 1) flow.set(`node-${block}`, goal(1 + ((block * 7 + number) % 9)));
  for (let block = 0; block < BLOCKS; block += 1) flow.edit(`node-${block}`, amount, 0, "9".repeat(1 + (block % 40)));
  for (let block = 0; block < BLOCKS; block += 1) flow.remove(`node-${(block * 619) % BLOCKS}`);
}

function goal(rows) {
  const contents = Array.from({ length: rows }, (_, row) => ({ id: "sku-".repeat(1 + row * 3), quantity: "1" }));
  const meta = { enabled: true, connection: "shop", event: "Purchase" };
  return {
    version: 1,
    goal: { id: "g1" },
    name: "Order paid",
    value: { amount: "1" },
    items: { contents },
    destinations: { meta },
  };
}
