// What <goal-stats> does when a person uses it, and when its port fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STATS } from "./states/stats.mjs";
import { heard, named, onPage, settled, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});

test("every number opens its rows", async () => {
  await showState(page, named(STATS, "figures"));
  await page.getByRole("button", { name: "29 not from an ad" }).click();
  await page.getByRole("button", { name: "Show the 9 of Autumn bags" }).press("Enter");
  const [skipped, ad] = (await heard(page, "goal-rows")).map(({ detail }) => detail);
  const { from, to } = await page.evaluate(() => window.asked.at(-1));
  assert.equal((Date.parse(to) - Date.parse(from)) / 86_400_000, 27);
  const of = { goal: "g1", mode: "live", from, to };
  assert.deepEqual(skipped, { ...of, destination: "meta", outcome: "skipped", reason: "no-click" });
  assert.deepEqual(ad, { ...of, ad: "120210000000000001" });
});

test("another period is asked for, with both ends", async () => {
  await showState(page, named(STATS, "figures"));
  await page.getByRole("button", { name: "7 days" }).click();
  await settled(page);
  const asked = await page.evaluate(() => window.asked.at(-1));
  const days = (Date.parse(asked.to) - Date.parse(asked.from)) / 86_400_000;
  assert.deepEqual({ ...asked, from: days, to: 0 }, { goal: "g1", mode: "live", from: 6, to: 0 });
});

test("an answer that comes too late is not shown", async () => {
  await showState(page, named(STATS, "nothing yet"));
  await page.evaluate(async () => {
    const element = document.querySelector("goal-stats");
    const answers = [];
    element.stats = { summary: () => new Promise((answer) => answers.push(answer)) };
    await new Promise((turn) => setTimeout(turn));
    element.period = 90;
    await new Promise((turn) => setTimeout(turn));
    const figures = (reached) => ({ reached, people: reached, value: [], days: [], destinations: [] });
    answers[1](figures(2));
    answers[0](figures(1));
  });
  await page.getByText("Per day").waitFor();
  assert.match(await page.locator("goal-stats .root").innerText(), /Reached\s+2/);
});

test("a failure can be tried again", async () => {
  await showState(page, named(STATS, "failed"));
  await page.getByRole("alert").getByText("The server was not reached").waitFor();
  await page.evaluate(() => {
    const { stats } = document.querySelector("goal-stats");
    stats.summary = async () => ({ reached: 1, people: 1, value: [], days: [], destinations: [] });
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Per day").waitFor();
});

test("without a port it hides, and an odd answer is said", async () => {
  await showState(page, named(STATS, "figures"));
  await page.evaluate(() => {
    document.querySelector("goal-stats").stats = undefined;
  });
  await settled(page);
  assert.equal(await page.locator("goal-stats .root").innerText(), "");
  await page.evaluate(() => {
    document.querySelector("goal-stats").stats = { summary: async () => ({ reached: 4 }) };
  });
  await page.getByText("cannot be read").waitFor();
  assert.deepEqual(browser.complaints, []);
});
