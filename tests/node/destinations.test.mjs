// Which platforms hear of a goal, and what choosing an event brings with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, control, goal, heard, onShown, PAID, page, show } from "./shown.mjs";

onShown();

const choose = async (path, text) => {
  await control(path).fill(text);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
};

test("TikTok is set up beside Meta: the fitting event is one press away, and nothing is set unasked", async () => {
  await show(PAID);
  await control("/destinations/tiktok/enabled").press("Space");
  assert.deepEqual((await goal()).destinations.tiktok, { enabled: true });
  assert.match(await page.locator("goal-block .chip").nth(1).textContent(), /TikTok.*needs mending/);
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

const META = "goal-panel section:has([data-path='/destinations/meta/enabled'])";

test("a destination says how it stands, folds by mouse and keyboard, and keeps that out of the document", async () => {
  await show(PAID);
  const header = page.locator(`${META} > details > summary`);
  const event = control("/destinations/meta/event");
  assert.equal((await header.textContent()).trim(), "Meta · Purchase · Ready");
  await header.click();
  assert.equal(await event.isVisible(), false);
  await header.press("Enter");
  assert.equal(await event.isVisible(), true);
  await header.press("Space");
  assert.equal(await event.isVisible(), false);
  assert.deepEqual(await heard(), []);
  await control("/destinations/meta/enabled").press("Space");
  assert.match(await page.locator(`${META} > h3`).textContent(), /Meta Ads Manager\s*off$/);
  assert.equal(await header.isVisible(), false);
});

test("a problem in a folded destination is told by its header, and jumping to it unfolds", async () => {
  await show({ ...PAID, destinations: { meta: { enabled: true, event: "Purchase", connection: "gone" } } });
  const header = page.locator(`${META} > details > summary`);
  await header.click();
  assert.match(await header.textContent(), /Meta · Purchase · 1 thing to mend/);
  assert.equal(await header.getAttribute("data-worst"), "error");
  await page.locator("goal-panel .summary > summary").click();
  await page.locator("goal-panel .summary .jump", { hasText: "gone" }).click();
  await control("/destinations/meta/connection").and(page.locator(":focus")).waitFor();
  assert.equal(await header.locator("..").getAttribute("open"), "");
});

const aside = () => page.locator("goal-panel details", { has: page.locator("#section-aside") });

test("what the new event does not take is kept aside with the reason, and comes back", async () => {
  const goalBefore = {
    items: { num_items: "2" },
    params: { search_string: "mugs", order_id: "A-1" },
    destinations: { meta: { enabled: true, event: "Search" } },
  };
  await show(goalBefore);
  assert.equal(await aside().locator("[data-path='/params/search_string']").count(), 0);
  await choose("/destinations/meta/event", "initiatecheckout");
  const kept = aside().locator(".field", { has: page.locator("[data-path='/params/search_string']") });
  await kept.waitFor();
  assert.match(await kept.textContent(), /Only sent with: Search\./);
  assert.match(await kept.textContent(), /Meta does not use search_string with InitiateCheckout. It is kept and not sent there./);
  assert.equal(await aside().locator("[data-path='/params/order_id'], [data-path='/items/num_items']").count(), 0);
  assert.equal((await goal()).params.search_string, "mugs");
  await control("/destinations/meta/event").fill("Search");
  await page.keyboard.press("Tab");
  await page.locator("#section-aside").waitFor();
  assert.equal(await aside().locator("input[data-path='/items/num_items']").inputValue(), "2");
  assert.equal(await aside().locator("[data-path='/params/search_string']").count(), 0);
  assert.equal(await control("/params/search_string").inputValue(), "mugs");
  const { params, items } = await goal();
  assert.deepEqual({ params, items }, { params: goalBefore.params, items: goalBefore.items });
});

test("a slip in what is kept aside holds nothing back, and counts again with the event that takes it", async () => {
  await show({ ...PAID, params: { delivery_category: "{{way" } });
  const header = page.locator(`${META} > details > summary`);
  const slip = control("/params/delivery_category");
  assert.equal((await header.textContent()).trim(), "Meta · Purchase · 1 thing to mend");
  assert.equal(await slip.getAttribute("aria-invalid"), "true");
  await choose("/destinations/meta/event", "addtocart");
  await header.filter({ hasText: "Meta · AddToCart · Ready" }).waitFor();
  assert.equal(await slip.getAttribute("aria-invalid"), null);
  const field = page.locator("goal-panel .field", { has: page.locator("[data-path='/params/delivery_category']") });
  assert.match(await field.textContent(), /Hint:\s*“{{way” is not a variable/);
  await control("/destinations/meta/event").fill("Purchase");
  await header.filter({ hasText: "Meta · Purchase · 1 thing to mend" }).waitFor();
  assert.equal(await slip.getAttribute("aria-invalid"), "true");
});

test("what one destination takes is not aside", async () => {
  await show({
    params: { search_string: "mugs" },
    destinations: { meta: { enabled: true, event: "AddToCart" }, tiktok: { enabled: true, event: "Search" } },
  });
  assert.equal(await page.locator("#section-aside").count(), 0);
  assert.equal(await control("/params/search_string").inputValue(), "mugs");
});

const NO_ORDERS = { variables: [{ name: "order_total", type: "number" }] };
const ON = { destinations: { meta: { enabled: true } } };

test("a new purchase counts once per order: event and policy are one change", async () => {
  await show(ON);
  await choose("/destinations/meta/event", "purch");
  assert.deepEqual((await goal()).once, { per: "order", key: "{{order_id}}" });
  assert.equal((await goal()).destinations.meta.event, "Purchase");
  assert.equal(await control("/once/per").inputValue(), "order");
  assert.equal(await control("/once/key").inputValue(), "{{order_id}}");
  const final = (await heard()).filter(({ transient }) => !transient);
  assert.equal(final.length, 1);
  assert.deepEqual(final[0].patch, [
    { op: "add", path: "/destinations/meta/event", value: "Purchase" },
    { op: "add", path: "/once", value: { per: "order" } },
    { op: "add", path: "/once/key", value: "{{order_id}}" },
  ]);
  assert.deepEqual(final[0].goal, await goal());
  const undone = await page.evaluate(async () => {
    window.flow.set("n1", window.goal);
    return window.flow.get("n1");
  });
  assert.equal(undone.once, undefined);
  assert.equal(await control("/once/per").inputValue(), "");
});

test("a new lead counts once per subscriber; an order without a number counts every time, and a rule says so", async () => {
  await show(ON);
  await choose("/destinations/meta/event", "LeadS");
  assert.deepEqual((await goal()).once, { per: "subscriber" });
  await show(ON, NO_ORDERS);
  await choose("/destinations/meta/event", "purch");
  assert.equal((await goal()).once, undefined);
  assert.ok(await page.evaluate(() => window.flow.diagnostics("n1").some(({ code }) => code === "once/missing")));
});

test("a policy that somebody chose stays, every time as well", async () => {
  await show(ON);
  await control("/once/per").selectOption("day");
  await choose("/destinations/meta/event", "purch");
  assert.deepEqual((await goal()).once, { per: "day" });
  await show(ON);
  await control("/once/per").selectOption("day");
  await control("/once/per").selectOption("");
  await choose("/destinations/meta/event", "purch");
  assert.equal((await goal()).once, undefined);
});

test("a host's own field brings the policy as well, in one patch", async () => {
  await show(ON);
  const changes = await page.evaluate(() => {
    window.flow.edit("n1", window.flow.field("/destinations/meta/event"), 0, "Purchase");
    return window.flow.flush();
  });
  assert.deepEqual(
    changes.map(({ patch, transient }) => [patch.length, transient]),
    [[3, false]],
  );
  assert.deepEqual((await goal()).once, { per: "order", key: "{{order_id}}" });
});

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
