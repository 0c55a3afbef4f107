// The states of <goal-problems>.
import { FLAWS, GOAL } from "./goals.mjs";

/** Runs in the page. */
const make = async (element, { goals, node, isWaiting }) => {
  const { createGoalFlow, init } = await import("/index.js");
  await import("/define.js");
  if (!isWaiting) await init();
  const shop = { id: "shop", name: "Luna Store", platform: "meta", channel: "whatsapp", dataset_id: "1020304050607080" };
  const flow = createGoalFlow({
    locale: element.getAttribute("locale"),
    texts: element.texts,
    surroundings: {
      connections: [{ ...shop, whatsapp_business_account_id: "100000000000001" }],
      default_connections: { meta: "shop" },
    },
  });
  for (const [at, goal] of goals.entries()) flow.set(`n${at + 1}`, goal);
  flow.addEventListener("change", ({ detail }) => flow.set(detail.node, detail.goal));
  Object.assign(window, { flow });
  Object.assign(element, { flow, node });
};

const state = (name, goals, act, data = {}, more = {}) => ({
  name,
  tag: "goal-problems",
  module: "/define.js",
  data: { goals: goals.map((goal, at) => ({ ...GOAL, goal: { id: `g${at + 1}` }, ...goal })), ...data },
  make,
  act,
  ...more,
});

/** A number where a text belongs: mended without asking. */
const SLOPPY = { name: "Cart filled", value: { amount: 12, currency: "EUR" } };
const ALL = [{ ...FLAWS.error, ...FLAWS.warning, ...FLAWS.hint }];
const SEVERAL = [{ ...FLAWS.error, ...FLAWS.hint }, {}, FLAWS.warning, SLOPPY, { ...SLOPPY, name: "Order confirmed" }];
const only = (severity) => (page) => page.locator(`goal-problems .tally[data-severity=${severity}]`).click();

export const PROBLEMS = [
  state("no goals", []),
  state("none", [{}]),
  state("an error", [FLAWS.error]),
  state("a warning", [FLAWS.warning]),
  state("a hint", [FLAWS.hint]),
  state("one of each", ALL),
  state("errors alone", ALL, only("error")),
  state("hints alone", ALL, only("hint")),
  state("several goals", SEVERAL),
  state("several goals, errors alone", SEVERAL, only("error")),
  state("several goals, one asked for", SEVERAL, undefined, { node: "n1" }),
  state("all mended that can be", SEVERAL, (page) => page.locator("goal-problems .fix-all").click()),
  state("all mended and nothing left", [SLOPPY], (page) => page.locator("goal-problems .fix-all").click()),
  state("a goal of a newer version", [{ ...FLAWS.error, version: 99 }]),
  state("names that are long and in Arabic", [
    { ...FLAWS.error, name: "تم دفع الطلب 🛍️" },
    { ...FLAWS.error, name: "Paid for the order in the winter sale ".repeat(20) },
    { ...FLAWS.error, name: "Donaudampfschifffahrtsgesellschaft".repeat(8) },
  ]),
  state("waiting for the wasm", ALL, undefined, { isWaiting: true }, { wasm: "late" }),
  state(
    "the wasm does not come",
    ALL,
    (page) => page.locator("goal-problems pre").waitFor(),
    { isWaiting: true, node: "n1" },
    {
      wasm: "broken",
    },
  ),
];
