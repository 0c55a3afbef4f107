// <goal-journal> in a real browser: what it says, what its buttons do, and that a reload disturbs nobody.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./browser.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const SENT = {
  id: "d1",
  at: 1_795_305_600,
  mode: "test",
  goal: "g1",
  goal_name: "Order <b>paid</b>",
  node: "n1",
  destination: "meta",
  connection: "meta-shop",
  event_name: "Purchase",
  event_id: "e1",
  sandbox: true,
  outcome: "accepted",
  request: {
    method: "POST",
    url: "https://graph.facebook.com/v26.0/1020304050607080/events",
    headers: { "Content-Type": "application/json", Authorization: "Bearer «token»" },
    body: '{"data":[{"event_name":"Purchase","custom_data":{"value":49.90,"note":"a: \\"b\\", [c]"},"empty":{},"none":[]}]}',
  },
  answer: { status: 200, body: '{"events_received":1}', key: "accepted", params: {}, trace: "Atrace" },
};
const REFUSED = {
  ...SENT,
  id: "d2",
  at: SENT.at + 60,
  goal_name: "",
  sandbox: false,
  outcome: "refused",
  answer: { status: 400, body: "<h1>no JSON</h1>", key: "currency-missing", params: {}, mend: "/value/currency" },
};

let browser;
let page;

before(async () => {
  browser = await open();
  page = browser.page;
});
after(() => browser.close());
beforeEach(async () => {
  browser.complaints.length = 0;
  await page.reload();
});

/** Sets the deliveries first and defines the element then, as late imports do. */
function show(deliveries, locale = "en") {
  return page.evaluate(
    async ([deliveries, locale]) => {
      const journal = document.body.appendChild(document.createElement("goal-journal"));
      journal.deliveries = deliveries;
      journal.setAttribute("locale", locale);
      await import("/elements/journal.js");
      const { default: es } = await import("/locales/es.js");
      journal.texts = { es };
      journal.addEventListener("goal-open", ({ detail, composed }) => {
        window.opened = { ...detail, composed };
      });
    },
    [deliveries, locale],
  );
}

test("an empty journal says what will be there", async () => {
  await show([]);
  await page.getByText("Nothing was sent yet.").waitFor();
});

test("the newest delivery comes first, in words", async () => {
  await show([SENT, REFUSED]);
  const rows = page.getByRole("listitem");
  assert.equal(await rows.count(), 2);
  const first = await rows.first().innerText();
  assert.match(first, /Refused/);
  assert.match(first, /Unnamed goal/);
  assert.match(first, /Meta wants a currency beside the value\./);
  assert.doesNotMatch(first, /Sandbox/);
  const second = await rows.last().innerText();
  assert.match(second, /Accepted/);
  assert.match(second, /Order <b>paid<\/b>/);
  assert.match(second, /Sandbox/);
  assert.match(second, /Nov 22, 2026/);
  assert.deepEqual(browser.complaints, []);
});

test("bodies are laid out without touching a digit", async () => {
  await show([SENT]);
  await page.getByText("What was sent").click();
  const shown = await page.locator("pre").first().innerText();
  assert.ok(shown.includes('"value": 49.90,'), shown);
  assert.ok(shown.includes('"note": "a: \\"b\\", [c]"'), shown);
  assert.ok(shown.includes('"empty": {},') && shown.includes('"none": []'), shown);
  const body = shown.slice(shown.indexOf("{"));
  assert.deepEqual(JSON.parse(body), JSON.parse(SENT.request.body));
});

test("what is not JSON is shown as it came", async () => {
  await show([REFUSED]);
  await page.getByText("What came back", { exact: true }).click();
  await page.getByText("<h1>no JSON</h1>").waitFor();
});

test("the cause in the block can be mended from here", async () => {
  await show([SENT, REFUSED]);
  assert.equal(await page.getByRole("button", { name: "Mend it in the block" }).count(), 1);
  await page.getByRole("button", { name: "Mend it in the block" }).click();
  assert.deepEqual(await page.evaluate(() => window.opened), { node: "n1", path: "/value/currency", composed: true });
});

test("a delivery can be copied", async () => {
  await show([SENT]);
  await page.getByRole("button", { name: "Copy as JSON" }).click();
  await page.getByRole("button", { name: "Copied." }).waitFor();
  assert.deepEqual(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())), SENT);
});

test("new deliveries disturb neither the focus nor what is unfolded", async () => {
  await show([SENT]);
  await page.getByText("What was sent").click();
  await page.getByRole("button", { name: "Copy as JSON" }).focus();
  await page.evaluate(
    (deliveries) => {
      document.querySelector("goal-journal").deliveries = deliveries;
    },
    [REFUSED, structuredClone(SENT)],
  );
  await page.getByText("Meta wants a currency").waitFor();
  const kept = await page.evaluate(() => {
    const root = document.querySelector("goal-journal").shadowRoot;
    return { open: root.querySelectorAll("details[open]").length, focus: root.activeElement?.textContent };
  });
  assert.deepEqual(kept, { open: 1, focus: "Copy as JSON" });
});

test("the language changes while it is shown", async () => {
  await show([SENT], "es-MX");
  await page.getByText("Meta aceptó el evento. Aceptado no es atribuido.").waitFor();
  await page.getByText("Lo que se envió").click();
  await page.evaluate(() => {
    document.querySelector("goal-journal").locale = "en";
  });
  await page.getByText("Accepted is not yet credited to an ad.").waitFor();
  assert.equal(await page.locator("goal-journal").getAttribute("locale"), "en");
  await page.locator("details[open] summary", { hasText: "What was sent" }).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  test(`no barriers, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    await show([SENT, REFUSED]);
    for (const fold of await page.locator("summary").all()) await fold.click();
    if (process.env.GOAL_SHOTS)
      await page.screenshot({ path: `${process.env.GOAL_SHOTS}/journal-${colorScheme}.png`, fullPage: true });
    await page.evaluate(await readFile(AXE, "utf8"));
    const { violations } = await page.evaluate(() => window.axe.run("goal-journal"));
    assert.deepEqual(
      violations.map((violation) => violation.id),
      [],
    );
    assert.deepEqual(browser.complaints, []);
  });
}
