// Judging a whole flow of ten thousand nodes beside what `JSON.parse` takes for the same text. Times are reported, never
// asserted.
import { measure } from "./measure.mjs";
import { lintFlow } from "./package.mjs";
import { heading, line } from "./report.mjs";

const NODES = 10_000;
const VARIABLES = 200;
/** A goal every so many nodes, half of them with an event of their own. */
const GOALS = 10;

function goal(number) {
  const event = number % 2 ? "Purchase" : { custom: `Event ${number}` };
  const amount = `{{v${number % VARIABLES}}}`;
  return {
    version: 1,
    goal: { id: `goal-${number}` },
    name: `Goal ${number}`,
    value: { amount, currency: "EUR" },
    items: { content_type: "product", contents: [{ id: "{{sku}}", quantity: "1", item_price: "4.99" }] },
    destinations: { meta: { enabled: true, connection: "shop", event } },
  };
}

function node(number) {
  const id = `node-${number}`;
  if (number % GOALS === 5) return { id, goal: goal(number) };
  const sets = number % 7 === 0 ? [`v${number % VARIABLES}`, "sku"] : [];
  return { id, name: `Step ${number}`, does: { ...(number === 0 && { start: true }), sets, consent: number === 40 } };
}

function edges(pairs) {
  return pairs.filter(([, to]) => to < NODES).map(([from, to]) => ({ from: `node-${from}`, to: `node-${to}` }));
}

const all = Array.from({ length: NODES }, (_, number) => number);
const shapes = {
  chain: edges(all.map((number) => [number, number + 1])),
  ladder: edges(all.flatMap((number) => [1, 2].map((step) => [number, number - (number % 2) + step + (number % 2)]))),
  dense: edges(all.flatMap((number) => [1, 2, 3, 5, 8, 13, 21, 34].map((step) => [number, number + step]))),
  cycle: [...edges(all.map((number) => [number, number + 1])), { from: `node-${NODES - 1}`, to: "node-0" }],
};

for (const [shape, edges] of Object.entries(shapes)) {
  const text = JSON.stringify({ nodes: all.map(node), edges });
  const bytes = new TextEncoder().encode(text);
  const times = await measure(
    {
      parse: () => JSON.parse(text),
      text: () => lintFlow(text),
      bytes: () => lintFlow(bytes),
    },
    { rounds: 15 },
  );
  const found = lintFlow(text).length;
  heading(
    `lintFlow of a ${shape}: ${NODES} nodes, ${edges.length} edges, ${found} diagnostics, ${(bytes.length / 1e6).toFixed(1)} MB`,
  );
  line("JSON.parse of the text", times.parse.micros / 1000, "ms");
  line("lintFlow(text): time against JSON.parse of it", times.text.ratio, "×", { atMost: 5 });
  line("lintFlow(bytes): time against JSON.parse of the text", times.bytes.ratio, "×", { atMost: 5 });
}
