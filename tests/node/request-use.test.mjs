// How <goal-request> keeps step with the panel, and what it keeps to itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BESIDE_PANEL, REQUEST } from "./states/request.mjs";
import { heard, named, onPage, settled, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});

const line = (text) => page.locator(".line").filter({ hasText: text });

test("shows the body to the byte, but for the contact data", async () => {
  await showState(page, named(REQUEST, "contact data shown"));
  const [shown, body] = await page.evaluate(() => {
    const { flow, context, shadowRoot } = document.querySelector("goal-request");
    return [shadowRoot.querySelector(".lines").textContent, flow.preview("n1", context).requests[0].body];
  });
  assert.equal(shown.replaceAll(/(?<=") (?=")|(?<=:) /g, ""), body);
  await showState(page, named(REQUEST, "a purchase"));
  const masked = await page.locator(".lines").textContent();
  assert.match(masked, /"ctwa_clid": "ARDe…"/);
  assert.doesNotMatch(masked, /[0-9a-f]{64}"\]/);
  assert.match(masked, /"whatsapp_business_account_id": "100000000000001"/);
});

test("is made anew on each key", async () => {
  await showState(page, BESIDE_PANEL);
  await page.getByLabel("Currency", { exact: true }).fill("COP");
  await line('"currency": "COP"').waitFor();
  await page.getByLabel("Amount", { exact: true }).fill("7");
  await line('"value": 7').waitFor();
  await page.evaluate(() => {
    const { flow } = window;
    flow.set("n1", { ...flow.get("n1"), value: { amount: "8", currency: "EUR" } });
  });
  await line('"value": 8').waitFor();
});

test("a line lights up its field, and the field its line", async () => {
  await showState(page, BESIDE_PANEL);
  await line('"value": 49.90').getByRole("button").hover();
  await page.waitForFunction(() =>
    document.querySelector("goal-panel").shadowRoot.querySelector("[data-pointed] [data-path='/value/amount']"),
  );
  assert.deepEqual((await heard(page, "goal-point"))[0].detail, { node: "n1", path: "/value/amount" });
  // Away from the lines: the page may scroll one under the pointer, and that would be pointed at.
  await page.mouse.move(0, 0);
  await page.getByLabel("Currency", { exact: true }).focus();
  await page.waitForFunction(() =>
    document.querySelector("goal-request").shadowRoot.querySelector(".line[data-lit]")?.textContent.includes("currency"),
  );
  await line('"value": 49.90').getByRole("button").click();
  assert.deepEqual((await heard(page, "goal-open"))[0].detail, { node: "n1", path: "/value/amount" });
});

test("is copied as JSON or curl; what is masked stays masked, the token never comes", async () => {
  await showState(page, named(REQUEST, "a purchase"));
  await page.getByRole("button", { name: "Copy the request to Meta as curl" }).press("Enter");
  await page.getByText("Copied, contact data masked.").waitFor({ state: "attached" });
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(curl, /^curl -X POST 'https:\/\/graph\.facebook\.com/);
  assert.match(curl, /Bearer «token»/);
  assert.doesNotMatch(curl, /ARDemo7k/);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Copy the body for Meta as JSON" }).click();
  await page.getByText("Copied.", { exact: true }).waitFor({ state: "attached" });
  assert.equal(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).data[0].event_name, "Purchase");
});

test("says what stays here, and why", async () => {
  await showState(page, named(REQUEST, "what it tells of the person"));
  await page.getByText("Left out: this is no e-mail address.").waitFor();
  assert.match(await page.locator(".person").innerText(), /ph\s+Hashed/);
});

test("leaves no listener behind", async () => {
  await showState(page, BESIDE_PANEL);
  await page.evaluate(async () => {
    const element = document.querySelector("goal-request");
    element.remove();
    await new Promise((turn) => setTimeout(turn));
    window.flow.preview = () => {
      throw new Error("asked after it left");
    };
    window.flow.change("n1", "/name", "Other");
  });
  await settled(page);
  assert.deepEqual(browser.complaints, []);
});
