// How <goal-source> keeps a block and the library in step, and asks before other bots change.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SOURCE } from "./states/source.mjs";
import { named, onPage, settled, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});
const goal = () => page.evaluate(() => window.flow.get("n1"));
const library = () => page.evaluate(() => document.querySelector("goal-source").store.list());

test("a saved goal is chosen in three steps of the keyboard, as one change", async () => {
  await showState(page, named(SOURCE, "a new goal"));
  await page.getByRole("button", { name: "Saved", exact: true }).press("Enter");
  await page.getByLabel("Saved goal").selectOption({ label: "Order paid" });
  await settled(page);
  assert.deepEqual((await goal()).goal, { id: "g1", revision: 3 });
  const changes = await page.evaluate(() => window.changes);
  assert.deepEqual(
    changes.map(({ node, patch, transient, label }) => [node, patch[0].path, transient, label]),
    [["n1", "", false, "Choose saved goal"]],
  );
  await page.getByText("Version 3 · Used in 2 bots").waitFor();
});

test("saving a goal that others use asks first, and changes all", async () => {
  await showState(page, named(SOURCE, "a saved goal changed"));
  await page.getByText("Used in 2 bots. Saving changes all of them now.").waitFor();
  await page.getByRole("button", { name: "Save for all" }).press("Enter");
  await page.getByText("Version 4 · Used in 2 bots").waitFor();
  assert.equal((await library())[0].name, "Paid");
  assert.deepEqual((await goal()).goal, { id: "g1", revision: 4 });
});

test("a copy for this bot leaves the others alone and loses nothing", async () => {
  await showState(page, named(SOURCE, "a saved goal changed"));
  await page.getByRole("button", { name: "Copy for this bot" }).click();
  await page.getByText("Kept in this block alone.").waitFor();
  const copy = await goal();
  assert.notEqual(copy.goal.id, "g1");
  assert.deepEqual([copy.name, copy.goal.revision, (await library())[0].name], ["Paid", undefined, "Order paid"]);
});

test("a new goal is saved for others", async () => {
  await showState(page, named(SOURCE, "a new goal"));
  await page.getByRole("button", { name: "Save for other bots" }).click();
  await page.getByText("Version 1").waitFor();
  assert.deepEqual((await goal()).goal, { id: "own", revision: 1 });
});

test("a newer version elsewhere is offered, not taken", async () => {
  await showState(page, named(SOURCE, "changed elsewhere"));
  await page.getByText("Version 3 was saved elsewhere meanwhile.").waitFor();
  assert.equal((await goal()).name, "Older");
  await page.getByRole("button", { name: "Use that one" }).click();
  await settled(page);
  assert.equal((await goal()).name, "Order paid");
});

test("typing in the panel shows at once that the goal is not saved", async () => {
  await showState(page, named(SOURCE, "a saved goal"));
  await page.evaluate(() => window.flow.change("n1", "/name", "Other"));
  await page.getByRole("button", { name: "Save for all" }).waitFor();
  assert.deepEqual(browser.complaints, []);
});
