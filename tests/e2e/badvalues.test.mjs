// Amounts that are none: named at their field, kept as typed, never sent.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shoot } from "./support/browser.mjs";
import {
  button,
  copiedBody,
  field,
  flowFile,
  inWords,
  notice,
  openFile,
  openGoals,
  READY,
  reached,
  savedGoals,
  wrongAt,
} from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio((opened) => {
  ({ page } = opened);
});

describe("a value that is no amount", () => {
  for (const amount of ["12abc", "-1", "1e400", "{{nobody_sets_this}}", "{{", ""]) {
    it(`is named at its field and kept: ${JSON.stringify(amount)}`, async () => {
      await openGoals(page, READY);
      await field(page, "ui.amount").fill(amount);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await namedAt("/value");
      assert.equal(await field(page, "ui.amount").inputValue(), amount);
    });
  }

  it("asks how 1.234 is meant, and reads 1.234,56", async () => {
    await openGoals(page, { ...READY, value: { amount: "1.234", currency: "EUR" } });
    const [asked] = await namedAt("/value");
    assert.equal(asked.fixes.length, 2);
    await fixButton(asked.fixes[0]).click();
    assert.deepEqual((await savedGoals(page))[0].value, { amount: "1.234", currency: "EUR", ...formatOf(asked.fixes[0]) });
    await openGoals(page, { ...READY, value: { amount: "1.234,56", currency: "EUR" } });
    await namedAt("/value");
    assert.equal(await field(page, "ui.amount").inputValue(), "1.234,56");
  });

  it("offers to make a text of a JSON number, by one press", async () => {
    const goal = { ...READY, value: { amount: 49.9, currency: "EUR" } };
    await openGoals(page, goal);
    const [wrong] = await namedAt("/value");
    assert.equal(wrong.fixes[0].applicability, "safe");
    await fixButton(wrong.fixes[0]).click();
    assert.deepEqual(await savedGoals(page), [{ ...goal, value: { amount: "49.9", currency: "EUR" } }]);
  });

  it("is told in the preview when a subscriber's variable holds it", async () => {
    await openFile(page, withTotal("12abc"));
    await notice(page, "is open").last().waitFor();
    await button(page, "Preview").click();
    await reached(page).getByText(say("skip.value")).waitFor();
    await shoot(page, "21-value-unreadable");
    await button(page, "Test subscriber").click();
    await page.getByLabel("total", { exact: true }).fill("12.50");
    await button(page, "Chat").click();
    assert.match(await copiedBody(page), /"value":12\.50/);
    await button(page, "Preview").click();
  });

  /** What is wrong at a place, once the panel says it at its field. */
  async function namedAt(path) {
    const found = await wrongAt(page, path);
    await page.locator("goal-panel .note").getByText(inWords(found[0])).first().waitFor();
    return found;
  }

  /** The button beside the field that applies a fix. */
  function fixButton({ title, params }) {
    return page.locator("goal-panel .note").getByRole("button", { name: say(`fix.${title}`, params) });
  }

  function formatOf(fix) {
    const edit = fix.edits.find(({ path }) => path === "/value/format");
    return edit === undefined ? {} : { format: edit.value };
  }
});

/** A flow that sets `total` and reaches a goal worth it. */
function withTotal(total) {
  const file = flowFile({ ...READY, value: { amount: "{{total}}", currency: "EUR" }, items: {} });
  const set = {
    id: "set",
    type: "set",
    position: { x: 0, y: 200 },
    data: { assignments: [{ variable: "total", value: total }] },
  };
  const edges = [
    { id: "a", source: "start", target: "set" },
    { id: "b", source: "set", target: "goal-1" },
  ];
  return { ...file, nodes: [...file.nodes, set], edges };
}
