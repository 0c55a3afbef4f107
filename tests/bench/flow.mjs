// A flow of 10,000 blocks that arrives as text: everything read and judged.
import { chance, valid } from "./corpus.mjs";
import { measure } from "./measure.mjs";
import { GoalFlow } from "./package.mjs";
import * as ajv from "./peers/ajv.mjs";
import * as zod from "./peers/zod.mjs";
import { heading, line } from "./report.mjs";

const BLOCKS = 10_000;
const FEW = { rounds: 7, slice: 1, warmUp: 1 };

const source = chance(3);
const nodes = Array.from({ length: BLOCKS }, (_, number) => {
  const goal = valid(1 + source.below(3), source);
  // Every second block has a mistake.
  return { id: `n${number}`, goal: number % 2 === 0 ? goal : { ...goal, name: "" } };
});
const text = JSON.stringify({ nodes, edges: [] });

/** The text parsed, and each block judged by a library. */
const by = (check) => () => {
  let found = 0;
  for (const node of JSON.parse(text).nodes) found += check(node.goal).length;
  return found;
};

const flow = new GoalFlow();
const times = await measure(
  {
    "goal-element": () => load(flow),
    zod: by(zod.check),
    ajv: by(ajv.check),
    parse: () => JSON.parse(text),
  },
  FEW,
);

/** Everything read and judged; a host without `load` hands over one block after the other. */
function load(flow) {
  if (flow.load) flow.load(text);
  else for (const node of JSON.parse(text).nodes) flow.set(node.id, node.goal);
  return flow.counts();
}

heading(`A flow of ${BLOCKS} blocks from ${(text.length / 1e6).toFixed(1)} MB of text`);
line(`goal-element, ${flow.load ? "load(text)" : "JSON.parse and set()"}`, times["goal-element"].micros / 1000, "ms");
line("JSON.parse + Ajv 8 compiled: time against ours", times.ajv.ratio, "×", { atLeast: 2.5 });
line("JSON.parse + Zod 4: time against ours", times.zod.ratio, "×", { atLeast: 8 });
line("JSON.parse alone: time against ours", times.parse.ratio, "×");
