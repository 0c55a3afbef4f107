// What differs for one destination alone, as somebody sets it in the panel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, control, goal, heard, onShown, page, show } from "./shown.mjs";

onShown();

const BOTH = {
  value: { amount: "49.90", currency: "EUR" },
  params: { order_id: "A-1" },
  items: { contents: [{ id: "mug", quantity: "1", item_price: "49.90" }] },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" }, tiktok: { enabled: true, event: "Purchase" } },
};
const ONLY = "/destinations/tiktok/only";
const fold = () => page.locator("goal-panel section:has([data-path='/destinations/tiktok/enabled']) details.only");
const header = () => fold().locator("> summary");
const line = async () => (await header().textContent()).trim();
const choice = (name) => fold().locator(`[role=switch][data-path='${ONLY}/${name}']`);
const only = async () => (await goal()).destinations.tiktok.only;

test("where nothing differs one folded line says so; the value begins as the goal's, and the card tells of it", async () => {
  await show({ ...BOTH, destinations: { meta: { enabled: false }, tiktok: BOTH.destinations.tiktok } });
  assert.equal(await line(), "Different for TikTok");
  assert.equal(await choice("value").isVisible(), false);
  await header().click();
  await choice("value").click();
  assert.deepEqual(await only(), { value: { amount: "49.90", currency: "EUR" } });
  assert.equal(await line(), "Different for TikTok · Value");
  await control(`${ONLY}/value/amount`).fill("40");
  await page.keyboard.press("Tab");
  assert.equal((await only()).value.amount, "40");
  assert.equal((await goal()).value.amount, "49.90");
  assert.match(await page.locator("goal-block .does").textContent(), /TikTok: Purchase, 40\sEUR/);
  assert.match(await page.evaluate(() => window.flow.explain("n1")), /40/);
});

test("switching on and going back are one change each, and undoing brings everything back", async () => {
  await show(BOTH);
  await header().click();
  await choice("params").click();
  await control(`${ONLY}/params/order_id`).fill("B-2");
  await page.keyboard.press("Tab");
  const typed = await goal();
  await choice("params").click();
  const changes = (await heard()).filter(({ transient }) => !transient);
  assert.deepEqual(
    changes.map(({ patch, label }) => [patch.map(({ op, path }) => `${op} ${path}`).join(", "), label]),
    [
      [`add ${ONLY}, copy ${ONLY}/params`, "Change what differs"],
      [`add ${ONLY}/params/order_id`, "Change parameter"],
      [`remove ${ONLY}/params`, "Change what differs"],
    ],
  );
  assert.deepEqual(await only(), {});
  await page.evaluate((typed) => window.flow.set("n1", typed), typed);
  assert.equal(await control(`${ONLY}/params/order_id`).inputValue(), "B-2");
});

test("by keyboard alone: unfold, switch on, complete a variable, add a parameter and a product", async () => {
  await show(BOTH);
  await header().focus();
  await page.keyboard.press("Enter");
  await choice("value").press("Space");
  await control(`${ONLY}/value/amount`).fill("");
  await page.keyboard.type("{{");
  assert.equal(await page.locator("goal-panel [aria-selected=true] .label").textContent(), "order_total");
  await page.keyboard.press("Enter");
  await control(`${ONLY}/value/currency`).fill("col");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await choice("params").press("Space");
  await fold().locator("select.add").selectOption("status");
  await control(`${ONLY}/params/status`).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("paid");
  await choice("items").press("Space");
  const grid = page.waitForFunction(() => import("/lazy/grid.js"));
  await control(`${ONLY}/items/contents/0/id`).focus();
  await grid;
  await page.evaluate(() => new Promise((turn) => setTimeout(turn)));
  await page.keyboard.press("Enter");
  await control(`${ONLY}/items/contents/1/id`).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("tote");
  await page.keyboard.press("Tab");
  assert.deepEqual(await only(), {
    value: { amount: "{{order_total}}", currency: "COP" },
    params: { order_id: "A-1", status: "paid" },
    items: { contents: [BOTH.items.contents[0], { id: "tote" }] },
  });
  const { value, params, items } = await goal();
  assert.deepEqual({ value, params, items }, { value: BOTH.value, params: BOTH.params, items: BOTH.items });
});

test("rows pasted into what differs go there", async () => {
  await show({ ...BOTH, destinations: { tiktok: { ...BOTH.destinations.tiktok, only: { items: {} } } } });
  await fold().locator("button.add", { hasText: "Add product" }).click();
  await control(`${ONLY}/items/contents/0/id`).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "cup\t2\t5.00\npin\t1\t3.00");
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    at.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  });
  await control(`${ONLY}/items/contents/1/id`).waitFor();
  assert.deepEqual(
    (await only()).items.contents.map(({ id }) => id),
    ["cup", "pin"],
  );
  assert.deepEqual((await goal()).items, BOTH.items);
});

test("a problem stands at its own field, and jumping to it unfolds what hides it", async () => {
  const tiktok = { ...BOTH.destinations.tiktok, only: { value: { amount: "much", currency: "EUR" } } };
  await show({ ...BOTH, destinations: { ...BOTH.destinations, tiktok } });
  const amount = control(`${ONLY}/value/amount`);
  assert.equal(await amount.getAttribute("aria-invalid"), "true");
  assert.equal(await control("/value/amount").getAttribute("aria-invalid"), null);
  const field = page.locator("goal-panel .field", { has: page.locator(`[data-path='${ONLY}/value/amount']`) });
  assert.match(await field.textContent(), /much/);
  await header().click();
  assert.equal(await amount.isVisible(), false);
  await page.evaluate((path) => window.flow.focus("n1", path), `${ONLY}/value/amount`);
  await amount.and(page.locator(":focus")).waitFor();
});

test("an error in what a destination has its own of does not hold that one back", async () => {
  const tiktok = { ...BOTH.destinations.tiktok, only: { params: { order_id: "7" } } };
  await show({ ...BOTH, params: { order_id: "{{order" }, destinations: { ...BOTH.destinations, tiktok } });
  const chips = page.locator("goal-block .chip");
  assert.match(await chips.nth(0).textContent(), /Meta.*needs mending/);
  assert.equal((await chips.nth(1).textContent()).trim(), "TikTok");
});

test("what an event of the destination does not take says so where it stands", async () => {
  const tiktok = { ...BOTH.destinations.tiktok, only: { params: { search_string: "mugs", order_id: "1" } } };
  await show({ ...BOTH, destinations: { ...BOTH.destinations, tiktok } });
  const field = (name) => page.locator("goal-panel .field", { has: page.locator(`[data-path='${ONLY}/params/${name}']`) });
  assert.match(await field("search_string").textContent(), /Only sent with: .*Search/);
  assert.doesNotMatch(await field("order_id").textContent(), /Only sent with/);
});

test("nothing was complained about", () => {
  assert.deepEqual(browser.complaints, []);
});
