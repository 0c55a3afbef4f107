// The rows of products as a spreadsheet: by the keys, and by what is pasted from one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load, ROOT } from "./package.mjs";
import { browser, control, goal, heard, onShown, PAID, page, show } from "./shown.mjs";

const AXE = readFileSync(new URL("tests/node_modules/axe-core/axe.min.js", ROOT), "utf8");
const { tableOf } = await load("lazy/pasted.js");

const COLUMNS = ["id", "quantity", "item_price"];
const LABELS = ["Id del producto", "Cantidad", "Precio"];
const table = (text, from = "id") => tableOf(text, COLUMNS, LABELS, from);

onShown();

const ROWS = [
  { id: "tote", quantity: "1", item_price: "20" },
  { id: "mug", quantity: "2", item_price: "9.95", brand: "Luna" },
];
const CELL = "/items/contents/0/id";
const focused = () => page.evaluate(() => document.querySelector("goal-panel").shadowRoot.activeElement?.dataset.path);

/** Shows products, and enters a cell once its keys are known. */
async function enter(path = CELL, rest = {}) {
  await show({ ...PAID, items: { contents: ROWS }, ...rest });
  const loaded = page.waitForFunction(() => import("/lazy/grid.js"));
  await control(path).focus();
  await loaded;
  await page.evaluate(() => new Promise((turn) => setTimeout(turn)));
}

async function paste(text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+V");
}

test("arrows go through a column and stay in it", async () => {
  await enter("/items/contents/0/quantity");
  for (const [key, row] of [
    ["ArrowUp", 0],
    ["ArrowDown", 1],
    ["ArrowDown", 1],
    ["Shift+Enter", 0],
    ["Enter", 1],
    ["ArrowUp", 0],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), `/items/contents/${row}/quantity`, key);
  }
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "/items/contents/0/item_price");
  assert.deepEqual(await heard(), []);
});

test("a cell that is come to by an arrow is typed over, and what was typed is kept on the way", async () => {
  await enter("/items/contents/0/quantity");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("5");
  await page.keyboard.press("ArrowUp");
  assert.equal((await goal()).items.contents[1].quantity, "5");
  assert.equal((await heard()).filter(({ transient }) => !transient).length, 1);
});

test("an open list has the arrows and Enter; Alt and an arrow open it", async () => {
  await enter();
  await page.keyboard.press("Alt+ArrowDown");
  assert.equal(await control(CELL).getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), CELL);
  assert.match((await goal()).items.contents[0].id, /\{\{\w+\}\}/);
});

test("Enter in the last row adds one, but not below an empty one", async () => {
  await enter("/items/contents/1/item_price");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "/items/contents/2/id");
  await page.keyboard.press("Enter");
  assert.equal((await goal()).items.contents.length, 3);
  await page.keyboard.type("pin");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "/items/contents/3/id");
  assert.deepEqual((await goal()).items.contents.slice(2), [{ id: "pin" }, {}]);
});

test("cells from a spreadsheet fill rows as one change, and what is beside them stays", async () => {
  await enter("/items/contents/1/quantity");
  await paste("3\t10.50\r\n4\t11\r\n");
  const told = await heard();
  assert.equal(told.length, 1);
  assert.deepEqual(
    [told[0].transient, told[0].source, told[0].label, told[0].patch.length],
    [false, "input", "Change product list", 3],
  );
  assert.deepEqual((await goal()).items.contents, [
    ROWS[0],
    { id: "mug", quantity: "3", item_price: "10.50", brand: "Luna" },
    { quantity: "4", item_price: "11" },
  ]);
  assert.equal(await focused(), "/items/contents/1/quantity");
  assert.equal(await control("/items/contents/2/item_price").inputValue(), "11");
  // One step back is the goal as it was, and the rows are drawn so.
  await page.evaluate(() => window.flow.set("n1", window.goal));
  assert.equal(await control("/items/contents/1/quantity").inputValue(), "2");
  assert.equal(await control("/items/contents/2/id").count(), 0);
});

test("what was being typed is a step of its own before the rows", async () => {
  await enter();
  await page.keyboard.press("End");
  await page.keyboard.type("s");
  await paste("a\nb");
  const final = (await heard()).filter(({ transient }) => !transient);
  assert.deepEqual(
    final.map(({ goal }) => goal.items.contents.map(({ id }) => id)),
    [
      ["totes", "mug"],
      ["a", "b"],
    ],
  );
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await page.keyboard.press("Tab");
  assert.equal((await goal()).items.contents[0].id, "a!");
});

test("JSON fills the rows too", async () => {
  await enter();
  await paste('{"contents": [{"content_id": 12345678901234567890, "quantity": 2, "price": 49.90, "content_name": "Tote"}]}');
  assert.deepEqual((await goal()).items.contents[0], {
    id: "12345678901234567890",
    quantity: "2",
    item_price: "49.90",
    title: "Tote",
  });
  assert.equal((await heard()).length, 1);
});

test("a single text is pasted as anywhere, also one that only looks like JSON", async () => {
  for (const [text, value] of [
    ["mug", "mug"],
    ["pin\r\n", "pin"],
    ["{{order_id}}", "{{order_id}}"],
    ['[{"id": ', '[{"id": '],
    ["{}", "{}"],
  ]) {
    await enter();
    await page.keyboard.press("Control+A");
    await paste(text);
    assert.equal(await control(CELL).inputValue(), value);
    await page.keyboard.press("Tab");
    assert.equal((await goal()).items.contents[0].id, value);
  }
});

test("rows that are there already are no change", async () => {
  await enter();
  await paste("tote\t1\t20\nmug\t2\t9.95");
  assert.deepEqual(await heard(), []);
});

test("a list of ids takes a column", async () => {
  await enter("/items/content_ids/0", { items: { content_ids: ["x", "y"] } });
  await paste("sku\na\ny\nc");
  assert.deepEqual((await goal()).items.content_ids, ["a", "y", "c"]);
  assert.equal((await heard())[0].patch.length, 2);
});

test("a row that is none becomes one", async () => {
  await enter(CELL, { items: { contents: ["tote", ROWS[1]] } });
  await paste("a\t1");
  assert.deepEqual((await goal()).items.contents, [{ id: "a", quantity: "1" }, ROWS[1]]);
});

test("what is read-only stays untouched, and arrows still go through it", async () => {
  await enter(CELL, { version: 2 });
  await paste("a\tb\nc\td");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "/items/contents/1/id");
  await page.keyboard.press("Enter");
  assert.deepEqual(await heard(), []);
  assert.deepEqual((await goal()).items.contents, ROWS);
});

test("five hundred rows are one change", async () => {
  await enter();
  const rows = Array.from({ length: 500 }, (_, at) => `sku-${at}\t${at + 1}\t9.90`);
  await paste(rows.join("\n"));
  assert.equal((await goal()).items.contents.length, 500);
  assert.equal((await heard()).length, 1);
  assert.equal(await control("/items/contents/499/quantity").inputValue(), "500");
});

test("a heading says what the columns are, in whose words ever", () => {
  const row = { id: "a", item_price: "9", quantity: "2" };
  for (const head of ["sku\tPrice\tQty", "content_id\tprice\tquantity", "Id del producto\tPrecio\tCantidad"]) {
    assert.deepEqual(table(`${head}\na\t9\t2`, "quantity"), [row], head);
  }
  assert.deepEqual(table("SKU\tColour\nmug\tred"), [{ id: "mug" }]);
});

test("quotes of a spreadsheet are taken off, others stay", () => {
  assert.deepEqual(table('"a ""b""\nc"\t1'), [{ id: 'a "b" c', quantity: "1" }]);
  assert.deepEqual(table('12" pipe\t1\n"half\t2'), [
    { id: '12" pipe', quantity: "1" },
    { id: '"half', quantity: "2" },
  ]);
});

test("empty lines, and columns that are not there, are left out", () => {
  assert.deepEqual(table("a\t\n\n\t\nb\t2\t3\t4"), [
    { id: "a", quantity: "" },
    { id: "b", quantity: "2", item_price: "3" },
  ]);
  for (const text of ["", "\n", "mug", "[]", "{}", "[[1]]", "null", "[null]", '{"contents": 3}', '{"color": "red"}']) {
    assert.equal(table(text), undefined, text);
  }
  assert.deepEqual(table('["a", 2]', "quantity"), [{ quantity: "a" }, { quantity: "2" }]);
  assert.deepEqual(table('[{"__proto__": "x", "sku": "a", "constructor": 1}]'), [{ id: "a" }]);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in rows that were pasted, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    await enter();
    await paste("a\t\t9,90\nb\t1.5\t2");
    await page.keyboard.press("ArrowDown");
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run("goal-panel");
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
    assert.deepEqual(found, []);
  });
}

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
