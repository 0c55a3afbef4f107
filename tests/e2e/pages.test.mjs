// The studio's pages on a real proxy: saved goals, connections, figures, and a goal that a second bot uses.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible, shoot } from "./support/browser.mjs";
import { button, field, goals, openGoals, READY, reached, savedGoals } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";

let studio;
let page;
onStudio((opened) => {
  ({ studio, page } = opened);
});

/** The library has heard which saved goals the open flow uses. */
const usageTold = () => page.waitForResponse((response) => response.url().endsWith("/v1/usage"));
const go = (name) => page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name, exact: true }).click();

/** In both appearances and in Spanish as well: the pages are the package's elements. */
async function look(name) {
  await shoot(page, `pages-${name}`);
  await assertAccessible(page, name);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await shoot(page, `pages-${name}-dark`);
  await assertAccessible(page, `${name}, dark`);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "auto";
  });
}

describe("the pages", { concurrency: false }, () => {
  it("a goal is saved for other bots", async () => {
    await openGoals(page, { ...READY, name: "Order paid" });
    await page.getByText("Kept in this block alone.").waitFor();
    const told = usageTold();
    await button(page, "Save for other bots").click();
    await page.getByText("Version 1", { exact: false }).waitFor();
    assert.equal((await savedGoals(page))[0].goal.revision, 1);
    await told;
    await look("goal-saved");
  });

  it("the library tells which bot uses it, and does not let it be deleted", async () => {
    await go("Goals");
    const row = page.locator("goal-library").getByRole("listitem").filter({ hasText: "Order paid" });
    await row.getByText("Used in 1 bot").waitFor();
    await row.locator("summary").first().click();
    await row.getByRole("button", { name: "Delete" }).click();
    studio.allow(/status of 409/);
    await row.getByRole("button", { name: "Delete for good" }).click();
    await row.getByText("Not deleted: it is still used in").waitFor();
    await look("goals");
    await row.getByRole("button", { name: "Close" }).click();
  });

  it("the same goal is in a second bot in three clicks", async () => {
    await go("Flows");
    await page.getByRole("button", { name: "New flow" }).click();
    await page.locator(".react-flow__node").first().waitFor();
    await openGoals(page, { version: 1, goal: { id: "c2f0b9c4-0000-4000-8000-000000000001" }, name: "", destinations: {} });
    const told = usageTold();
    await page.locator("goal-source").getByRole("button", { name: "Saved", exact: true }).click();
    await page.locator("goal-source").getByLabel("Saved goal").selectOption({ label: "Order paid" });
    await page.getByText("Version 1").waitFor();
    assert.equal(await field(page, "ui.name").inputValue(), "Order paid");
    await told;
  });

  it("a change asks whether all bots shall have it", async () => {
    await field(page, "ui.name").fill("Order paid online");
    await page.keyboard.press("Tab");
    await button(page, "Save for all").click();
    await page.getByText("Version 2").waitFor();
    await look("goal-changed");
  });

  it("the list of flows keeps both bots", async () => {
    await go("Flows");
    assert.equal(await page.locator(".flows li").count(), 2);
    await look("flows");
    await page.locator(".flow-open").first().click();
    await goals(page).first().waitFor();
    await goals(page).first().click();
    await page.getByText("Version 2 was saved elsewhere meanwhile.").waitFor();
    await button(page, "Use that one").click();
    await page.waitForFunction(() =>
      JSON.parse(localStorage.getItem("studio.flow.v1")).nodes.some(({ data }) => data.goal?.name === "Order paid online"),
    );
  });

  it("a connection is checked, and a new one says what the administrator must do", async () => {
    await go("Connections");
    const shop = page.locator("goal-connection").getByRole("listitem").filter({ hasText: "Tienda" });
    await shop.getByRole("button", { name: "Check connection" }).click();
    await shop.getByText("The connection works").waitFor();
    await button(page, "Add connection").click();
    await page.getByLabel("Name", { exact: true }).fill("Raffle");
    await page.getByLabel("WhatsApp Business account id").fill("100000000000001");
    await button(page, "Save").click();
    await page.getByText("Your administrator must add the access token META_RAFFLE.").waitFor();
    await look("connections");
  });
});

describe("a goal reached live", { concurrency: false }, () => {
  it("is counted, and the conversation says which ad brought the person", async () => {
    await go("Editor");
    await openGoals(page, { ...READY, goal: { id: "c2f0b9c4-0000-4000-8000-000000000002" }, name: "Order paid live" });
    await button(page, "Preview").click();
    await reached(page).waitFor();
    await button(page, "Report it live").click();
    const line = page.locator("goal-message");
    await line.getByText("Order paid live").waitFor();
    assert.equal(
      await line.getByRole("link").getAttribute("href"),
      "https://www.facebook.com/ads/library/?id=120210000000000001",
    );
    await look("live");
  });

  it("is in the figures, which add up, and each number opens its rows", async () => {
    await go("Overview");
    await page.getByLabel("Goal", { exact: true }).selectOption({ label: "Order paid live" });
    const meta = page.locator("goal-stats").getByRole("region", { name: "Meta" });
    await meta.getByRole("button").first().waitFor();
    assert.equal(await meta.getByText("These add up to").count(), 0);
    await page.locator("goal-stats").getByText("Autumn bags").first().waitFor();
    await look("overview");
    await meta.getByRole("button").first().click();
    await page.locator("goal-journal").getByRole("listitem").filter({ hasText: "Order paid live" }).first().waitFor();
  });
});
