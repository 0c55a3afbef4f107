// What <goal-connection> does by mouse and by keyboard, and what it refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CONNECTION, TOKEN } from "./states/connection.mjs";
import { focused, heard, named, onPage, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});

const field = (name) => page.locator(`[data-field="${name}"]`);

test("a connection is set up by keyboard alone, and named to the administrator", async () => {
  await showState(page, named(CONNECTION, "none"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Tienda Ñandú");
  for (const text of ["", "1020304050607080", "100000000000001"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await page.getByText("add the access token META_TIENDA_NANDU").waitFor();
  assert.equal(await focused(page), "Add connection");
  const [{ detail }] = await heard(page, "goal-connections");
  assert.equal(detail.connections[0].dataset_id, "1020304050607080");
  assert.equal(detail.connections[0].id, "meta-tienda-nandu");
  await page.getByRole("button", { name: "Copy instructions" }).press("Enter");
  await page.getByText("Copied.").waitFor({ state: "attached" });
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /GOAL_SECRET_META_TIENDA_NANDU/);
  assert.deepEqual(browser.complaints, []);
});

test("an id that cannot be one is said by the core's rules, and not kept", async () => {
  await showState(page, named(CONNECTION, "wrong ids"));
  await page.getByText("it must be 10 to 20 digits").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  assert.equal(await field("dataset_id").evaluate((input) => input.getRootNode().activeElement === input), true);
  assert.deepEqual(await heard(page, "goal-connections"), []);
  await field("dataset_id").fill("1020304050607080");
  await page.getByText("it must be 10 to 20 digits").waitFor({ state: "detached" });
});

test("a token is refused wherever it is pasted", async () => {
  await showState(page, named(CONNECTION, "a token pasted"));
  await page.getByText("This looks like an access token.").waitFor();
  await field("name").fill(TOKEN);
  await page.getByRole("button", { name: "Save" }).click();
  assert.deepEqual(await heard(page, "goal-connections"), []);
  assert.equal(await page.locator("input[type=password]").count(), 0);
});

test("another channel keeps what was typed", async () => {
  await showState(page, named(CONNECTION, "wrong ids"));
  await field("channel").selectOption("messenger");
  assert.equal(await field("whatsapp_business_account_id").count(), 0);
  await field("channel").selectOption("whatsapp");
  assert.equal(await field("whatsapp_business_account_id").inputValue(), "12");
});

test("the dataset is found, and the host is told", async () => {
  await showState(page, named(CONNECTION, "connections"));
  await page.getByRole("button", { name: "Find or create the dataset" }).click();
  await page.getByText("Created: dataset 3020304050607080.").waitFor();
  assert.equal((await heard(page, "goal-connections")).length, 1);
});

test("what stands in the server's configuration cannot be changed", async () => {
  await showState(page, named(CONNECTION, "it works"));
  await page.getByText("The connection works.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Change" }).count(), 0);
});

test("a connection for which events wait is deleted only once that is said", async () => {
  await showState(page, named(CONNECTION, "events wait for it"));
  await page.getByText("3 events wait for this connection.").waitFor();
  assert.deepEqual(await heard(page, "goal-connections"), []);
  await page.getByRole("button", { name: "Delete all the same" }).click();
  await page.getByText("There is no connection yet.").waitFor();
  const [{ detail }] = await heard(page, "goal-connections");
  assert.deepEqual(detail.connections, []);
});

test("ids copied in groups are kept without blanks, and a country that is none is said before the server says it", async () => {
  await showState(page, named(CONNECTION, "none"));
  await page.getByRole("button", { name: "Add connection" }).click();
  await field("name").fill("Leads");
  await field("dataset_id").fill(" 1020 3040\u00a05060 7080");
  await field("whatsapp_business_account_id").fill("100 000 000 000 001");
  await field("country").fill("Colombia");
  await field("phone_country").fill("+57");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Type the two letters of the country, such as ES.").first().waitFor();
  assert.equal(await field("country").evaluate((input) => input.getRootNode().activeElement === input), true);
  assert.equal(await page.getByText("10 to 20 digits").count(), 0);
  await field("country").fill("co");
  await page.getByRole("button", { name: "Save" }).click();
  assert.equal(await field("phone_country").evaluate((input) => input.getRootNode().activeElement === input), true);
  await field("phone_country").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("add the access token META_LEADS").waitFor();
  const [{ detail }] = await heard(page, "goal-connections");
  assert.equal(detail.connections[0].dataset_id, "1020304050607080");
  assert.equal(detail.connections[0].whatsapp_business_account_id, "100000000000001");
});

test("where nothing is sent it says why, how many wait and when the first runs out", async () => {
  await showState(page, named(CONNECTION, "nothing is sent"));
  const notes = () => page.locator("[part~=stopped]").allTextContents();
  await page.getByText("318 events wait").waitFor();
  const [expired, tiktok, missing, newer, ...more] = await notes();
  assert.equal(expired, "Token expired. 318 events wait; the first runs out Fri 14:00.");
  assert.match(
    tiktok,
    /^TikTok does not take the access token\. Your administrator must replace it\. 1 event waits; it runs out on Jan 2, 2099.*\.$/,
  );
  assert.equal(missing, "1 event waits; it runs out Fri 14:00.");
  assert.equal(newer, "The connection does not work.");
  assert.deepEqual(more, [], "what waits a moment is no trouble");

  const first = async (locale) => {
    await showState(page, named(CONNECTION, "nothing is sent"), { locale });
    await page.locator("[part~=stopped]").first().waitFor();
    return (await notes())[0];
  };
  const spanish = "Token caducado. 318 eventos esperan; el primero vence el viernes a las 14:00.";
  assert.equal(await first("es"), spanish);
  const portuguese = "Token expirado. 318 eventos esperam; o primeiro vence sexta-feira às 14:00.";
  assert.equal(await first("pt-BR"), portuguese);
  assert.deepEqual(browser.complaints, []);
});
