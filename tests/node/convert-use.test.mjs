// The value beside what each destination hears of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, control, heard, onShown, PAID, page, show } from "./shown.mjs";

onShown();

const RATES = [{ date: "2026-11-21", source: "operator", base: "EUR", rates: { COP: "4560", USD: "1.08" } }];
const toEur = (amount, currency = "COP") => ({
  ...PAID,
  value: { amount, currency },
  destinations: { meta: { enabled: true, event: "Purchase", convert_to: "EUR" } },
});
const told = (name) => page.locator(`goal-panel .told[data-told="${name}"]`);
const says = async (name, text) => {
  await told(name).getByText(text, { exact: true }).waitFor({ timeout: 5000 });
  assert.equal((await told(name).innerText()).replaceAll("\u00a0", " "), text);
};

test("the conversion stands at the value, with rate, day, source and rounding, and follows each key", async () => {
  await show(toEur("125000"), { rates: RATES });
  await says("meta", "125,000 COP → 27.41 EUR · 1 EUR = 4,560 COP · Nov 21, 2026 · your table · rounded to 2 decimals");
  await control("/value/amount").fill("250000");
  await says("meta", "250,000 COP → 54.82 EUR · 1 EUR = 4,560 COP · Nov 21, 2026 · your table · rounded to 2 decimals");
  await control("/destinations/meta/convert_to").fill("");
  await page.keyboard.press("Tab");
  await page.waitForFunction(
    () => document.querySelector("goal-panel").shadowRoot.querySelector(".told").childElementCount === 0,
  );
});

test("the currency to convert into is completed and chosen by keyboard, and told at once", async () => {
  await show({ ...PAID, value: { amount: "125000", currency: "COP" } }, { rates: RATES });
  const field = control("/destinations/meta/convert_to");
  await field.focus();
  await page.keyboard.type("euro");
  const offered = await page.locator("goal-panel [role=option]").allTextContents();
  assert.equal(offered.length, 1);
  assert.match(offered[0], /EUR/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "EUR");
  await told("meta").getByText("27.41 EUR").waitFor({ timeout: 5000 });
  const [final] = (await heard()).filter(({ transient }) => !transient).slice(-1);
  assert.equal(final.goal.destinations.meta.convert_to, "EUR");
});

test("it is said in the reader's language", async () => {
  await show(toEur("125000"), { rates: RATES });
  await page.evaluate(() => {
    window.flow.locale = "es";
  });
  await says("meta", "125.000 COP → 27,41 EUR · 1 EUR = 4.560 COP · 21 nov 2026 · tu tabla · redondeado a 2 decimales");
});

test("a currency without a rate goes out as it is, and that is said", async () => {
  await show(toEur("900", "ARS"), { rates: RATES });
  await says("meta", "No rate for ARS; sent in ARS.");
});

test("a variable is shown with its sample; without one or without rates, what will be done is said", async () => {
  const goal = { ...toEur("{{order_total}}", "USD") };
  await show(goal, { rates: RATES });
  await told("meta").getByText("For example: 49.90 USD → 46.20 EUR").waitFor({ timeout: 5000 });
  await show(goal, {});
  await told("meta").getByText("The value is converted into EUR at the rate of that day").waitFor({ timeout: 5000 });
  await show(goal, { rates: RATES, variables: [{ name: "order_total", type: "number" }] });
  await told("meta").getByText("The value is converted into EUR at the rate of that day").waitFor({ timeout: 5000 });
});

test("it is shown while something else is still to be mended, and says nothing to the host", async () => {
  await show({ ...toEur("125000"), name: "" }, { rates: RATES });
  await told("meta").getByText("27.41").waitFor({ timeout: 5000 });
  assert.deepEqual(await heard(), []);
});

test("rates of the bot serve a dry run that names none", async () => {
  await show(toEur("125000"), { rates: RATES });
  const value = await page.evaluate(() => {
    const moment = { now: 1_795_305_600, local_date: "2026-11-22", happening_id: "h", referral: { ctwa_clid: "ARabc" } };
    return window.flow.preview("n1", { ...moment, subscriber: { id: "s" } }).requests[0]?.value;
  });
  assert.deepEqual(value, { amount: "27.41", currency: "EUR" });
});

test("nothing was complained about", () => {
  assert.deepEqual(browser.complaints, []);
});
