// The states of <goal-library>.
import { GOALS, MANY, makeStore } from "./store.mjs";

const state = (name, goals, act, more = "") => ({
  name,
  tag: "goal-library",
  module: "/elements/library.js",
  data: { goals },
  make: `(element, { goals }) => { element.store = (${makeStore})(goals); ${more} }`,
  act,
});
const row = (page, name) => page.getByRole("listitem").filter({ hasText: name }).first();
export const openRow = (page, name) => row(page, name).locator("summary").first().click();

export const LIBRARY = [
  state("goals", GOALS),
  state("goals to pick", GOALS, undefined, 'element.pickable = true; element.picked = "g2";'),
  state("empty", []),
  state("many", MANY),
  state("one open", GOALS, (page) => openRow(page, "Order paid")),
  state("creating", GOALS, (page) => page.locator('[data-do="create"]').click()),
  state("renaming", GOALS, async (page) => {
    await openRow(page, "Order paid");
    await row(page, "Order paid").locator('[data-do="rename"]').click();
  }),
  state("asked before deleting", GOALS, async (page) => {
    await openRow(page, "Asked for");
    await row(page, "Asked for").locator('[data-do="remove"]').click();
  }),
  state("deleting refused", GOALS, async (page) => {
    await openRow(page, "Order paid");
    await row(page, "Order paid").locator('[data-do="remove"]').click();
    await page.locator("[data-sure]").click();
    await page.getByRole("alert").waitFor();
  }),
  state(
    "failed",
    GOALS,
    undefined,
    'element.store = { list: () => Promise.reject(Object.assign(new Error("x"), { kind: "session", params: {} })) };',
  ),
];
