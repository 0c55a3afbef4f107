// One letter typed into the amount of a goal: what each way of checking costs. Times are reported, never asserted.
import { readFileSync } from "node:fs";
import { GoalFlow, initSync, validate } from "../../pkg/index.js";
import { measure } from "./measure.mjs";
import { withAjv, withZod } from "./schemas.mjs";

initSync({ module: readFileSync(new URL("../../pkg/wasm/goal_element_bg.wasm", import.meta.url)) });

const AMOUNTS = ["4", "49", "49.", "49.9", "49.90"];
const PURCHASE = { meta: { enabled: true, connection: "shop", event: "Purchase" } };

function document(rows) {
  const contents = Array.from({ length: rows }, (_, row) => ({ id: `SKU-${row}`, quantity: "1", item_price: "4.99" }));
  const value = { amount: "49.90", currency: "EUR" };
  return {
    version: 1,
    goal: { id: "g1" },
    name: "Order paid",
    value,
    items: { content_type: "product", contents },
    destinations: PURCHASE,
  };
}

for (const rows of [1, 10, 200]) {
  const goal = document(rows);
  const flow = new GoalFlow();
  flow.set("node", goal);
  const field = flow.field("/value/amount");
  const typed = (call) => ({ ...goal, value: { ...goal.value, amount: AMOUNTS[call % AMOUNTS.length] } });
  const times = measure({
    "goal-element, edit": (call) => flow.edit("node", field, 0, AMOUNTS[call % AMOUNTS.length]),
    "goal-element, validate": (call) => validate(typed(call)),
    "ajv, compiled": (call) => withAjv(typed(call)),
    zod: (call) => withZod(typed(call)),
  });
  flow.destroy();
  report(rows, times);
}

function report(rows, times) {
  const own = times["goal-element, edit"];
  console.log(`\n${rows} products: one keystroke in the amount`);
  for (const [name, time] of Object.entries(times)) {
    console.log(`  ${name.padEnd(24)} ${time.toFixed(2).padStart(9)} µs   ${(time / own).toFixed(2).padStart(8)} × edit`);
  }
}
