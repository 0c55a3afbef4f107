// One letter typed into an open block: a field set in the wasm, beside whole-document validation by what a front-end developer
// would use. The libraries give the verdicts of `subset.mjs`, the core those of all its rules.
import { valid } from "./corpus.mjs";
import { measure } from "./measure.mjs";
import { close, field, GoalFlow, memory, openGoal, set, validate } from "./package.mjs";
import * as ajv from "./peers/ajv.mjs";
import * as valibot from "./peers/valibot.mjs";
import * as zod from "./peers/zod.mjs";
import { heading, line } from "./report.mjs";

const LOADED = 10_000;
const WANTED = { 1: { zod: 10, ajv: 2 }, 10: { zod: 25, ajv: 5 }, 200: { zod: 200, ajv: 30 } };

/** A field, what is typed into it letter by letter, and the document with that text in it, as a host would make it. */
const FIELDS = [
  {
    path: "/value/amount",
    texts: ["4", "49", "49.", "49.9", "49.90"],
    put: (goal, amount) => ({ ...goal, value: { ...goal.value, amount } }),
  },
  { path: "/name", texts: ["O", "Or", "Ord", "Orde", "Order"], put: (goal, name) => ({ ...goal, name }) },
  {
    path: "/items/contents/0/quantity",
    texts: ["1", "12", "12.", "12", "1"],
    put: (goal, quantity) => withRow(goal, { quantity }),
  },
];

function withRow(goal, change) {
  const [first, ...others] = goal.items.contents;
  return { ...goal, items: { ...goal.items, contents: [{ ...first, ...change }, ...others] } };
}

function block(rows) {
  const document = valid(rows);
  return { ...document, destinations: { meta: { enabled: true, connection: "shop", event: "Purchase" } } };
}

/** Sets the field of a block that is open by itself. */
function typing(handle, { path, texts }) {
  const id = field(path);
  return (call) => set(handle, id, rowOf(path), texts[call % texts.length]);
}

/** Sets the field of the block `node` of a flow, as the panel does. */
function editing(flow, node, { path, texts }) {
  const id = flow.field(path);
  return (call) => flow.edit(node, id, rowOf(path), texts[call % texts.length]);
}

function rowOf(path) {
  return Number(/\/(\d+)\//.exec(path)?.[1] ?? 0);
}

for (const rows of [1, 10, 200]) {
  const goal = block(rows);
  const handle = openGoal(goal);
  const flow = new GoalFlow();
  flow.set("node", goal);
  for (const one of FIELDS) {
    const typed = (call) => one.put(goal, one.texts[call % one.texts.length]);
    const times = await measure({
      set: typing(handle, one),
      edit: editing(flow, "node", one),
      zod: (call) => zod.check(typed(call)),
      ajv: (call) => ajv.check(typed(call)),
      valibot: (call) => valibot.check(typed(call)),
      validate: (call) => validate(typed(call)),
    });
    heading(`One letter in ${one.path} of an open block, ${rows} contents rows`);
    line("goal-element, set() in an open goal", times.set.micros, "µs");
    line("Zod 4, whole document: time against ours", times.zod.ratio, "×", { atLeast: WANTED[rows].zod });
    line("Ajv 8 compiled, whole document: time against ours", times.ajv.ratio, "×", { atLeast: WANTED[rows].ajv });
    line("Valibot, whole document: time against ours", times.valibot.ratio, "×");
    line("edit() in a flow, which also repaints: time against set()", times.edit.ratio, "×");
    line("validate() of the whole document: time against set()", times.validate.ratio, "×");
  }
  flow.destroy();
  close(handle);
}

// The goals opened first and last: in between come those that fill the memory.
const first = openGoal(block(10));
const before = memory();
for (let number = 0; number < LOADED; number += 1) openGoal(block(1));
const each = (memory() - before) / LOADED;
const last = openGoal(block(10));
const small = new GoalFlow();
const large = new GoalFlow();
small.set("node", block(10));
for (let number = 0; number < LOADED; number += 1) large.set(number, block(1));
large.set("node", block(10));
heading(`The same with ${LOADED} blocks loaded`);
for (const one of FIELDS) {
  const times = await measure({
    small: editing(small, "node", one),
    large: editing(large, "node", one),
    first: typing(first, one),
    last: typing(last, one),
  });
  line(`edit() of ${one.path} in a flow of them, against a flow of one`, times.large.ratio, "×", { atMost: 3 });
  line("set() in the goal opened last, against the first", times.last.micros / times.first.micros, "×", { atMost: 3 });
}
line("wasm memory of an open goal with one row", each / 1000, "kB", { atMost: 3 });
