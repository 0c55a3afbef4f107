// The states of <goal-source>.
import { GOALS, makeStore } from "./store.mjs";

const state = (name, goal, act, goals = GOALS) => ({
  name,
  tag: "goal-source",
  module: "/elements/source.js",
  data: { goals, goal },
  make: `async (element, { goals, goal }) => {
    const { createGoalFlow, init } = await import("/index.js");
    await init();
    const flow = createGoalFlow({ locale: "en" });
    flow.set("n1", goal);
    window.changes = [];
    flow.addEventListener("change", ({ detail }) => window.changes.push(detail));
    Object.assign(window, { flow });
    Object.assign(element, { flow, node: "n1", store: (${makeStore})(goals) });
  }`,
  act,
});
const NEW = { version: 1, goal: { id: "own" }, name: "Mine", destinations: {} };
const SAVED = { ...GOALS[0].goal, goal: { id: "g1", revision: 3 } };

export const SOURCE = [
  state("a new goal", NEW),
  state("choosing", NEW, (page) => page.getByRole("group").getByRole("button").last().click()),
  state("a saved goal", SAVED),
  state("a saved goal changed", { ...SAVED, name: "Paid" }),
  state("an unused goal changed", { ...GOALS[1].goal, goal: { id: "g2", revision: 1 }, name: "Offer" }),
  state("changed elsewhere", { ...SAVED, goal: { id: "g1", revision: 2 }, name: "Older" }),
  state("choosing from none", NEW, (page) => page.getByRole("group").getByRole("button").last().click(), []),
];
