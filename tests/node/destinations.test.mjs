// Which platforms hear of a goal, and what choosing an event brings with it.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { PAID, shown } from "./shown.mjs";

let browser;
let page;
let show;
let control;
let goal;
before(async () => {
  ({ browser, page, show, control, goal } = await shown());
});
after(() => browser.close());

beforeEach(() => show({}));

const choose = async (path, text) => {
  await control(path).fill(text);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
};

test("TikTok is set up beside Meta: the fitting event is one press away, and nothing is set unasked", async () => {
  await show(PAID);
  await control("/destinations/tiktok/enabled").press("Space");
  assert.deepEqual((await goal()).destinations.tiktok, { enabled: true });
  assert.match(await page.locator("goal-block .chip").nth(1).textContent(), /TikTok.*not sent yet/);
  const event = page.locator('goal-panel .field:has([data-path="/destinations/tiktok/event"])');
  await event.locator(".fix", { hasText: "Purchase" }).click();
  assert.equal((await goal()).destinations.tiktok.event, "Purchase");
  await control("/destinations/tiktok/connection").selectOption({ label: "Luna on TikTok" });
  await control("/destinations/tiktok/convert_to").fill("USD");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).destinations.tiktok, {
    enabled: true,
    event: "Purchase",
    connection: "tok",
    convert_to: "USD",
  });
  assert.deepEqual((await goal()).destinations.meta, PAID.destinations.meta);
});

test("TikTok's list has TikTok's events, and takes a name of one's own", async () => {
  await control("/destinations/tiktok/enabled").press("Space");
  await choose("/destinations/tiktok/event", "lead");
  assert.equal((await goal()).destinations.tiktok.event, "Lead");
  await control("/destinations/tiktok/event").fill("LeadSubmitted");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).destinations.tiktok.event, { custom: "LeadSubmitted" });
});

test("switched off, TikTok's settings are kept", async () => {
  await show({ destinations: { tiktok: { enabled: true, event: "Lead" } } });
  await control("/destinations/tiktok/enabled").press("Space");
  assert.deepEqual((await goal()).destinations.tiktok, { enabled: false, event: "Lead" });
  await page.locator("goal-panel .sentence", { hasText: "Your settings are kept" }).waitFor();
});

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
