// What <goal-message> says of an ad, and where it leads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MESSAGE } from "./states/message.mjs";
import { heard, named, onPage, settled, showState } from "./states/support.mjs";

let browser;
let page;
onPage((opened) => {
  browser = opened;
  page = opened.page;
});

test("names the ad by what is known of it, and links to pages alone", async () => {
  await showState(page, named(MESSAGE, "with value and ad"));
  assert.equal(await page.getByRole("link").getAttribute("href"), "https://www.facebook.com/ads/archive");
  assert.equal(await page.getByRole("link").getAttribute("rel"), "noopener noreferrer");
  await showState(page, named(MESSAGE, "an ad without a link"));
  await page.getByText("Bags for autumn").waitFor();
  assert.equal(await page.getByRole("link").count(), 0);
  await showState(page, named(MESSAGE, "an ad that is only a number"));
  await page.getByText("Ad 120210000000000002").waitFor();
  await showState(page, named(MESSAGE, "a link that is no page"));
  assert.equal(await page.getByRole("link").count(), 0);
});

test("leads to the block", async () => {
  await showState(page, named(MESSAGE, "with value and ad"));
  await page.getByRole("button", { name: "Show the block" }).press("Enter");
  assert.deepEqual(await heard(page, "goal-open"), [{ type: "goal-open", detail: { node: "n1" }, composed: true }]);
});

test("sits closer where a host asks for it", async () => {
  await showState(page, named(MESSAGE, "with value and ad"));
  const look = (density) =>
    page.evaluate((density) => {
      const element = document.querySelector("goal-message");
      element.density = density;
      const { fontSize } = getComputedStyle(element);
      return [element.getAttribute("density"), element.density, fontSize, element.offsetHeight];
    }, density);
  const [compact, roomy] = [await look("compact"), await look("")];
  assert.deepEqual(compact.slice(0, 3), ["compact", "compact", "13px"]);
  assert.deepEqual(roomy.slice(0, 3), [null, "comfortable", "14px"]);
  assert.ok(compact[3] < roomy[3], `${compact[3]} is less than ${roomy[3]}`);
});

for (const [name, reached] of Object.entries({
  nothing: null,
  "a number": 7,
  "throwing members": "({ get name() { throw new Error('host'); } })",
  "odd members": { name: { a: 1 }, value: "x", at: "soon", ad: 5, node: 0 },
})) {
  test(`takes ${name}`, async () => {
    await showState(page, named(MESSAGE, "no ad, no value"));
    await page.evaluate(
      `document.querySelector("goal-message").reached = ${typeof reached === "string" ? reached : JSON.stringify(reached)}`,
    );
    await settled(page);
    assert.deepEqual(browser.complaints, []);
  });
}
