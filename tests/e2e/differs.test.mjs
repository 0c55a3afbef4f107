// A value of TikTok's own: set in the panel, seen in TikTok's request and not in Meta's, whose lines point at their fields.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, shoot } from "./support/browser.mjs";
import { button, openGoals, READY, reached, savedGoals } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio((opened) => {
  page = opened.page;
});

const TIKTOK = { name: "Orders", platform: "tiktok", offline_event_set_id: "7000000000000000001", country: "ES" };
const FIELD = "/destinations/tiktok/only/value/amount";

describe("what differs for one destination", { concurrency: false }, () => {
  it("is set by keyboard in the panel", async () => {
    const status = await page.evaluate(
      async (body) => {
        const headers = { "content-type": "application/json" };
        return (await fetch("/v1/connections", { method: "POST", headers, body: JSON.stringify(body) })).status;
      },
      { id: "orders", token: "ORDERS", ...TIKTOK },
    );
    assert.equal(status, 201);
    await page.reload();
    await page.locator(".react-flow__node").first().waitFor();
    const tiktok = { enabled: true, event: "Purchase", connection: "orders" };
    await openGoals(page, { ...READY, destinations: { ...READY.destinations, tiktok } });
    const panel = page.locator("goal-panel");
    await panel.getByText(say("ui.only", { platform: "TikTok" }), { exact: true }).click();
    const own = panel.getByRole("group", { name: say("ui.only", { platform: "TikTok" }) });
    await own.getByRole("switch", { name: say("ui.section.value") }).press("Space");
    await own.getByLabel(say("ui.amount"), { exact: true }).fill("40");
    await page.keyboard.press("Tab");
    const [{ value, destinations }] = await savedGoals(page);
    assert.deepEqual(value, READY.value);
    assert.deepEqual(destinations.tiktok.only, { value: { amount: "40", currency: "EUR" } });
    await shoot(page, "26-differs");
    await assertAccessible(page, "what differs");
  });

  it("is in TikTok's request and not in Meta's, and its line leads to its field", async () => {
    await button(page, "Preview").click();
    await reached(page).getByRole("button", { name: '"value": 40' }).waitFor();
    await reached(page).getByRole("button", { name: '"value": 49.90' }).waitFor();
    assert.equal(
      await reached(page)
        .getByRole("button", { name: /"value": / })
        .count(),
      2,
    );
    await reached(page).getByRole("button", { name: '"value": 40' }).click();
    await page.waitForFunction(
      (path) => document.querySelector("goal-panel")?.shadowRoot.activeElement?.dataset.path === path,
      FIELD,
    );
    await page.waitForFunction(
      (path) =>
        document.querySelector("goal-panel").shadowRoot.querySelector("[data-pointed]")?.querySelector("input")?.dataset.path ===
        path,
      FIELD,
    );
  });

  it("is one step to undo", async () => {
    const panel = page.locator("goal-panel");
    const own = panel.getByRole("group", { name: say("ui.only", { platform: "TikTok" }) });
    await own.getByRole("switch", { name: say("ui.section.value") }).press("Space");
    assert.deepEqual((await savedGoals(page))[0].destinations.tiktok.only, {});
    await button(page, "Undo").click();
    assert.deepEqual((await savedGoals(page))[0].destinations.tiktok.only.value, { amount: "40", currency: "EUR" });
    await own.getByLabel(say("ui.amount"), { exact: true }).waitFor();
  });
});
