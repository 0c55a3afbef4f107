// Why a request looks as it does: its lines point at fields, the block says itself in words, its variables are tried.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, shoot } from "./support/browser.mjs";
import { button, openGoals, READY, reached } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio((opened) => {
  ({ page } = opened);
});

describe("a goal explained", { concurrency: false }, () => {
  it("points from a line of the request to the field it comes from", async () => {
    await openGoals(page, READY);
    await button(page, "Preview").click();
    await reached(page).getByRole("button", { name: '"value": 49.90' }).click();
    await page.waitForFunction(
      () => document.querySelector("goal-panel")?.shadowRoot.activeElement?.dataset.path === "/value/amount",
    );
    await page.waitForFunction(() => document.querySelector("goal-panel").shadowRoot.querySelector("[data-pointed]") !== null);
    await shoot(page, "24-pointed");
  });

  it("says in words what happens, and tries the variables with what people type", async () => {
    await openGoals(page, { ...READY, value: { amount: "{{order_total}}", currency: "EUR" } });
    const settings = page.getByRole("complementary", { name: "Settings" });
    await settings.getByText("the goal “Order paid” counts, once per person").waitFor();
    await settings.getByText("By what Meta can find the person").waitFor();
    await settings.getByText("Phone: known on every way to this goal.").waitFor();
    await settings.getByText("E-mail: nobody is asked for it on the way ▶ → Order paid.").waitFor();
    await settings.getByText("What if…").click();
    const cases = settings.getByRole("region", { name: "order_total" }).getByRole("listitem");
    const usual = cases.filter({ hasText: say("whatif.sample.normal") });
    await usual.getByText("€49.90").waitFor();
    const emoji = cases.filter({ hasText: say("whatif.sample.emoji") });
    await emoji.getByText(say("skip.value")).waitFor();
    const long = cases.filter({ hasText: say("whatif.sample.long") });
    assert.ok((await long.innerText()).split("muy largo").length < 250, "a long value is told by its beginning");
    await emoji.scrollIntoViewIfNeeded();
    await shoot(page, "25-what-if");
    await assertAccessible(page, "what-if open");
  });
});
