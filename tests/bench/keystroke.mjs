// One letter typed into an open block: a field set in the wasm, beside whole-document validation by what a front-end developer
// would use. The libraries give the verdicts of `subset.mjs`, the core those of all its rules.
import { valid } from "./corpus.mjs";
import { measure } from "./measure.mjs";
import { GoalFlow, memory, validate } from "./package.mjs";
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

/** Sets a field of the block `node` of a flow. */
function typing(flow, node, { path, texts }) {
  const field = flow.field(path);
  const row = Number(/\/(\d+)\//.exec(path)?.[1] ?? 0);
  return (call) => flow.edit(node, field, row, texts[call % texts.length]);
}

for (const rows of [1, 10, 200]) {
  const goal = block(rows);
  const flow = new GoalFlow();
  flow.set("node", goal);
  for (const field of FIELDS) {
    const typed = (call) => field.put(goal, field.texts[call % field.texts.length]);
    const times = await measure({
      "goal-element": typing(flow, "node", field),
      zod: (call) => zod.check(typed(call)),
      ajv: (call) => ajv.check(typed(call)),
      valibot: (call) => valibot.check(typed(call)),
      validate: (call) => validate(typed(call)),
    });
    heading(`One letter in ${field.path} of an open block, ${rows} contents rows`);
    line("goal-element, field set", times["goal-element"].micros, "µs");
    line("Zod 4, whole document: time against ours", times.zod.ratio, "×", { atLeast: WANTED[rows].zod });
    line("Ajv 8 compiled, whole document: time against ours", times.ajv.ratio, "×", { atLeast: WANTED[rows].ajv });
    line("Valibot, whole document: time against ours", times.valibot.ratio, "×");
    line("our own validate(document) without an open block, against it", times.validate.ratio, "×");
  }
  flow.destroy();
}

const alone = new GoalFlow();
alone.set("node", block(10));
const crowd = new GoalFlow();
const before = memory();
for (let node = 0; node < LOADED; node += 1) crowd.set(node, block(1));
const each = (memory() - before) / LOADED;
crowd.set("node", block(10));
heading(`The same with ${LOADED} blocks loaded`);
for (const field of FIELDS) {
  const times = await measure({ alone: typing(alone, "node", field), crowd: typing(crowd, "node", field) });
  line(`one letter in ${field.path}, against a flow of one block`, times.crowd.ratio, "×", { atMost: 3 });
}
line("wasm memory a block", each / 1000, "kB", { atMost: 3 });
