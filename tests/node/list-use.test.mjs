// Products from a list variable: its columns by choice, what they add up to, and rows that come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, control, goal, onShown, PAID, page, show } from "./shown.mjs";

onShown();

const CART = '[{"sku":"A-1","qty":2,"price":"9.90"},{"sku":"B-7","qty":1,"price":"12"}]';
const BOT = {
  variables: [
    { name: "order_total", type: "number", samples: ["31.80"] },
    { name: "cart", type: "list", samples: [CART] },
  ],
};
const total = () => page.locator('goal-panel .told[data-told="items"]');
const says = async (text) => {
  await total().getByText(text, { exact: true }).waitFor({ timeout: 5000 });
  assert.equal((await total().innerText()).replaceAll("\u00a0", " "), text);
};
const offered = () => page.locator("goal-panel [role=option] .label").allTextContents();

test("by keyboard alone: the list first, then each of its columns as its sample has them", async () => {
  await show({ ...PAID, items: { content_type: "product" } }, BOT);
  await control("/items/from").focus();
  await page.keyboard.type("{{");
  assert.deepEqual(await offered(), ["cart", "order_total"]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).items, { content_type: "product", from: "{{cart}}" });
  const note = page.locator("goal-panel .field", { has: page.locator('[data-path="/items/map/id"]') });
  await note.getByText("The list cart has no column “id”.").waitFor();

  await control("/items/map/id").focus();
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await offered(), ["sku", "qty", "price"]);
  await page.keyboard.press("Escape");
  for (const [name, column] of [
    ["id", "sku"],
    ["quantity", "qty"],
    ["item_price", "price"],
  ]) {
    await control(`/items/map/${name}`).fill(column);
    await page.keyboard.press("Tab");
  }
  const { map } = (await goal()).items;
  assert.deepEqual(map, { id: "sku", quantity: "qty", item_price: "price" });
  assert.equal(await page.locator("goal-panel .summary .jump", { hasText: "column" }).count(), 0);
  await says("For example: 2 products · 3 items · together 31.80 EUR");
  const body = await page.evaluate((cart) => {
    const moment = { now: 1_795_305_600, local_date: "2026-11-22", happening_id: "h", variables: { cart } };
    const { requests } = window.flow.preview("n1", { ...moment, subscriber: { id: "s" }, referral: { ctwa_clid: "ARabc" } });
    return JSON.parse(requests[0].body).data[0].custom_data.contents;
  }, CART);
  assert.deepEqual(body, [
    { id: "A-1", quantity: 2, item_price: 9.9 },
    { id: "B-7", quantity: 1, item_price: 12 },
  ]);
});

test("a column is completed while its name is typed, and chosen by keyboard", async () => {
  await show({ ...PAID, items: { from: "{{cart}}" } }, BOT);
  await control("/items/map/item_price").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("pri");
  assert.deepEqual(await offered(), ["price"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await control("/items/map/item_price").inputValue(), "price");
  assert.equal(await control("/items/map/item_price").getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).items.map, { id: "id", quantity: "quantity", item_price: "price" });
  await control("/items/map/id").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal((await goal()).items.map.id, "qty");
});

test("rows that were typed are kept while a list is used, and come back", async () => {
  const contents = [{ id: "mug", quantity: "2", item_price: "12.50" }];
  await show({ ...PAID, items: { contents } }, BOT);
  await says("1 product · 2 items · together 25 EUR");
  await control("/items/from").fill("{{cart}}");
  await page.keyboard.press("Tab");
  assert.equal(await control("/items/contents/0/id").count(), 0);
  await page.locator("goal-panel .sentence", { hasText: "The rows you typed are kept" }).waitFor();
  await control("/items/from").fill("");
  await page.keyboard.press("Tab");
  assert.equal(await control("/items/contents/0/id").inputValue(), "mug");
  assert.deepEqual((await goal()).items.contents, contents);
});

test("totals follow each key; what does not fit the value is said where it can be mended", async () => {
  await show({ ...PAID, items: { num_items: "5", contents: [{ id: "mug", quantity: "2", item_price: "12.50" }] } });
  await says("1 product · 2 items · together 25 EUR");
  await control("/items/contents/0/quantity").fill("3");
  await says("1 product · 3 items · together 37.50 EUR");
  await page.keyboard.press("Tab");
  await page.locator("goal-panel .note", { hasText: "37.50" }).first().waitFor();
  const pieces = page.locator("goal-panel .field", { has: page.locator('[data-path="/items/num_items"]') });
  await pieces.locator(".fix", { hasText: "3" }).click();
  assert.equal((await goal()).items.num_items, "3");
  await control("/items/contents/0/item_price").fill("");
  await says("1 product · 3 items");
});

test("a variable's sample counts in the totals, and that is said", async () => {
  const contents = [{ id: "mug", quantity: "2", item_price: "{{order_total}}" }];
  await show({ ...PAID, items: { contents } }, BOT);
  await says("For example: 1 product · 2 items · together 63.60 EUR");
});

test("nothing was complained about", () => {
  assert.deepEqual(browser.complaints, []);
});
