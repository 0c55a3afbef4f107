// The list of problems as a person narrows it: one severity alone, kept while the list changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ROOT } from "./package.mjs";
import { browser, control, onShown, PAID, page, show } from "./shown.mjs";

const AXE = readFileSync(new URL("tests/node_modules/axe-core/axe.min.js", ROOT), "utf8");

onShown();

/** An error, a warning and a hint. */
const WRONG = {
  ...PAID,
  name: "",
  value: { amount: "49.90", currency: "" },
  items: { contents: [{ id: "cup", item_price: "5" }] },
};

const tally = (severity) => page.locator(`goal-problems .tally[data-severity=${severity}]`);
const pressed = () =>
  page.locator("goal-problems .tally[aria-pressed=true]").evaluateAll((all) => all.map(({ dataset }) => dataset.severity));
const shown = () =>
  page
    .locator("goal-problems li")
    .evaluateAll((all) => all.filter((li) => li.checkVisibility()).map((li) => li.querySelector(".sign").dataset.severity));

test("a severity is shown alone and with the others again, by mouse and by keyboard", async () => {
  await show(WRONG);
  assert.deepEqual(await shown(), ["error", "warning", "hint"]);
  await tally("warning").click();
  assert.deepEqual([await pressed(), await shown()], [["warning"], ["warning"]]);
  await tally("hint").focus();
  await page.keyboard.press("Enter");
  assert.deepEqual([await pressed(), await shown()], [["hint"], ["hint"]]);
  await page.keyboard.press("Space");
  assert.deepEqual([await pressed(), await shown()], [[], ["error", "warning", "hint"]]);
  assert.match(await page.locator("goal-problems").ariaSnapshot(), /button "1 error"/);
});

test("the choice outlives changes of the list, and hides nothing where there is nothing to show", async () => {
  await show(WRONG);
  await tally("error").click();
  await control("/name").fill("Paid");
  await page.keyboard.press("Tab");
  assert.equal(await tally("warning").count(), 0);
  assert.deepEqual([await pressed(), await shown()], [["error"], ["error"]]);
  const right = { ...PAID, name: "", items: undefined };
  await page.evaluate((right) => window.flow.set("n1", { ...window.goal, ...right }), right);
  assert.equal(await tally("error").count(), 0);
  assert.deepEqual([await pressed(), await shown()], [[], ["warning"]]);
  await page.evaluate((wrong) => window.flow.set("n1", { ...window.goal, ...wrong }), WRONG);
  assert.deepEqual([await pressed(), await shown()], [["error"], ["error"]]);
});

test("goals without such a problem are left out", async () => {
  await show(WRONG);
  await page.evaluate(() => {
    window.flow.set("n2", { ...window.goal, goal: { id: "g2" }, name: "", destinations: {}, value: undefined, items: undefined });
    document.querySelector("goal-problems").node = undefined;
  });
  await page.locator("goal-problems section").nth(1).waitFor();
  await tally("error").click();
  const groups = page.locator("goal-problems section");
  assert.deepEqual(await groups.evaluateAll((all) => all.map((group) => group.checkVisibility())), [true, false]);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in a narrowed list, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    await show(WRONG);
    await tally("error").click();
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run("goal-problems");
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
    assert.deepEqual(found, []);
    const { height, width } = await tally("error").boundingBox();
    assert.ok(height >= 24 && width >= 24);
  });
}

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
