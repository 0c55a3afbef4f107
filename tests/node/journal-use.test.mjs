// How <goal-journal> narrows, pages and saves what it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { JOURNAL } from "./states/journal.mjs";
import { heard, named, onPage, settled, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});

test("modes are told apart, and the host hears of it", async () => {
  await showState(page, named(JOURNAL, "deliveries"));
  await page.getByRole("button", { name: "Test", exact: true }).press("Enter");
  await settled(page);
  assert.equal(await page.getByRole("listitem").count(), 1);
  assert.deepEqual((await heard(page, "goal-filter"))[0].detail, { mode: "test" });
});

test("a filter is said in words and can be left", async () => {
  await showState(page, named(JOURNAL, "filtered"));
  await page.getByText("Meta · Not sent: the subscriber did not come from an ad.").waitFor();
  assert.equal(await page.getByRole("listitem").count(), 1);
  await page.getByRole("button", { name: "Show all" }).click();
  await settled(page);
  assert.equal(await page.getByRole("listitem").count(), 4);
});

test("a bot's rows and a span's are asked for, and it is said whose they are", async () => {
  await showState(page, named(JOURNAL, "page by page"));
  const shown = async (filter) => {
    const asked = page.evaluate(
      (filter) =>
        new Promise((tell) => {
          const journal = document.querySelector("goal-journal");
          const list = async (query) => {
            tell(query);
            return { items: [] };
          };
          Object.assign(journal, { journal: { list }, filter });
        }),
      filter,
    );
    assert.deepEqual(await asked, filter);
    await settled(page);
    return page.locator(".badge").first().textContent();
  };
  const span = { from: "2026-11-21", to: "2026-11-27" };
  assert.equal(await shown({ bot: "bot-1", ...span }), "One bot · From Nov 21, 2026 to Nov 27, 2026");
  assert.equal(await shown({ from: span.from }), "From Nov 21, 2026");
  assert.equal(await shown({ to: span.to }), "Until Nov 27, 2026");
});

test("what was asked stands in words, to the digit", async () => {
  await showState(page, named(JOURNAL, "deliveries"));
  await page.getByText("For Meta: Purchase, 49.90 EUR.").first().waitFor();
});

test("a port is asked page by page, and to send again", async () => {
  await showState(page, named(JOURNAL, "page by page"));
  assert.equal(await page.getByRole("listitem").count(), 2);
  await page.getByRole("button", { name: "Show older ones" }).click();
  await page.getByText("Waiting", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Send again" }).last().click();
  await settled(page);
  assert.deepEqual(await page.evaluate(() => window.asked.slice(0, 3)), [{}, { cursor: "2" }, "d2"]);
});

test("it is saved as a table that runs no formula, and whole", async () => {
  await showState(page, named(JOURNAL, "deliveries"));
  const saved = async (name) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    let text = "";
    for await (const part of await file.createReadStream()) text += part;
    return { name: file.suggestedFilename(), text };
  };
  const table = await saved("Save as table");
  assert.match(table.name, /^goal-journal-.*\.csv$/);
  assert.match(table.text.split("\r\n")[1], /,"'=HYPERLINK\(""http:\/\/x"",""y""\)",meta,/);
  assert.equal(table.text.split("\r\n").length, 6);
  assert.equal(JSON.parse((await saved("Save everything")).text).length, 5);
});

test("takes anything", async () => {
  await showState(page, named(JOURNAL, "empty"));
  await page.evaluate(() => {
    const journal = document.querySelector("goal-journal");
    const odd = {
      id: "o",
      at: 1,
      get outcome() {
        throw new Error("host");
      },
    };
    journal.deliveries = [
      null,
      7,
      odd,
      { id: "x" },
      { id: "y", at: 5, outcome: "from-later", destination: "meta", mode: "live" },
    ];
    journal.filter = {
      get mode() {
        throw new Error("host");
      },
    };
  });
  await page.getByText("from-later").first().waitFor();
  assert.deepEqual(browser.complaints, []);
});
