// What <goal-library> does by mouse and by keyboard, and what it refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIBRARY, openRow } from "./states/library.mjs";
import { focused, heard, named, onPage, settled, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});

test("a goal is made, renamed, copied and deleted by keyboard alone; the focus is never lost", async () => {
  await showState(page, named(LIBRARY, "empty"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Order paid");
  await page.keyboard.press("Enter");
  await page.getByText("Order paid", { exact: true }).waitFor();
  assert.equal(await focused(page), "New goal");
  assert.equal((await heard(page, "goal-saved"))[0].detail.goal.goal.revision, 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename" }).press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Paid");
  await page.keyboard.press("Enter");
  await page.getByText("Paid", { exact: true }).first().waitFor();
  assert.equal(await focused(page), "Rename");
  await page.getByRole("button", { name: "Make a copy" }).press("Enter");
  await page.getByText("Paid (copy)", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Delete" }).first().press("Enter");
  assert.equal(await focused(page), "Delete for good");
  await page.keyboard.press("Enter");
  await page.getByText("Paid", { exact: true }).first().waitFor({ state: "detached" });
  assert.equal((await heard(page, "goal-removed")).length, 1);
  assert.deepEqual(browser.complaints, []);
});

test("a name is needed, and Escape gives up", async () => {
  await showState(page, named(LIBRARY, "creating"));
  await page.keyboard.press("Enter");
  assert.equal(await page.getByLabel("Name").getAttribute("aria-invalid"), "true");
  await page.keyboard.press("Escape");
  await page.getByLabel("Name").waitFor({ state: "detached" });
  assert.equal(await focused(page), "New goal");
});

test("a used goal is not deleted, and says by whom it is used", async () => {
  await showState(page, named(LIBRARY, "deleting refused"));
  await page.getByText("still used in Shop on WhatsApp, Instagram raffle").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await focused(page), "Delete");
});

test("an earlier version is brought back as a new one", async () => {
  await showState(page, named(LIBRARY, "renaming"));
  await page.getByLabel("Name").fill("Other name");
  await page.keyboard.press("Enter");
  await page
    .getByText("Version 4")
    .waitFor({ state: "attached" })
    .catch(() => {});
  await openRow(page, "Other name");
  await openRow(page, "Other name");
  await page.getByRole("button", { name: "Bring back version 3" }).click();
  await page.getByText("Order paid", { exact: true }).first().waitFor();
  const saved = (await heard(page, "goal-saved")).at(-1).detail.saved;
  assert.deepEqual([saved.name, saved.revision], ["Order paid", 5]);
});

test("what somebody else saved meanwhile is not written over", async () => {
  await showState(page, named(LIBRARY, "renaming"));
  await page.evaluate(async () => {
    const { store } = document.querySelector("goal-library");
    const [first] = await store.list();
    await store.save(first.id, { ...first.goal, name: "Theirs" }, first.revision);
  });
  await page.getByLabel("Name").fill("Mine");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Somebody else saved this goal").waitFor();
  assert.equal(await page.evaluate(async () => (await document.querySelector("goal-library").store.list())[0].name), "Theirs");
});

test("a goal is picked with the revision that the block then shows", async () => {
  await showState(page, named(LIBRARY, "goals to pick"));
  await page.getByRole("button", { name: "Use Order paid" }).click();
  const [{ detail }] = await heard(page, "goal-pick");
  assert.deepEqual(detail.goal.goal, { id: "g1", revision: 3 });
  assert.equal(detail.goal.name, "Order paid");
});

test("goals are found by their names", async () => {
  await showState(page, named(LIBRARY, "many"));
  await page.getByLabel("Find a goal").fill("NUMBER 7");
  await settled(page);
  assert.equal(await page.getByRole("listitem").count(), 1);
});
