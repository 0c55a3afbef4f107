// The card: what it shows of running the block, and that who hears it is told what who sees it is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, onShown, PAID, page, show } from "./shown.mjs";

onShown();

const card = (part) => page.locator(`goal-block ${part}`);
const tell = (status) => page.evaluate((status) => window.flow.setStatus("n1", status), status);

test("the days are a line for the eye that follows the host, beside the count and the last outcome", async () => {
  await show(PAID);
  assert.equal(await card(".trend").count(), 0);
  await tell({ counts: { live: 12, test: 0 }, days: [0, 7, 14], last: { outcome: "accepted", mode: "live" } });
  await card(".trend path[d='M0,15L30,8L60,1']").waitFor({ state: "attached" });
  assert.equal(await card(".trend").getAttribute("aria-hidden"), "true");
  assert.match(await card(".foot").innerText(), /12 reached · 0 tests[\s\S]*Last event: accepted/i);
  await tell({ counts: { live: 12, test: 0 }, days: "many" });
  await card(".trend").waitFor({ state: "detached" });
});

test("at half size the name and the number of problems are the largest texts on the card", async () => {
  await show({ ...PAID, value: { amount: "much", currency: "EUR" } });
  await page.locator("goal-block").evaluate((block) => {
    block.style.zoom = "0.5";
  });
  await card(".badge").waitFor();
  const height = (part) =>
    card(part).evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize) * node.currentCSSZoom);
  assert.ok((await height(".name")) >= 7.4, `the name is ${await height(".name")} pixels high`);
  assert.ok((await height(".name")) > 1.1 * (await height(".does")));
  assert.ok((await height(".badge")) >= (await height(".does")));
  await page.locator("goal-block").evaluate((block) => block.style.removeProperty("zoom"));
});

test("the summary says what the card shows: ready, to be mended, and only counting", async () => {
  for (const goal of [PAID, { destinations: { meta: { enabled: true, event: "Purchase" } } }, { destinations: {} }]) {
    await show(goal);
    const [name, does, state] = await Promise.all([".name", ".does", ".state"].map((part) => card(part).innerText()));
    const { title, label } = await page.evaluate(() => window.flow.summary("n1"));
    assert.equal(title, name);
    assert.equal(label.replaceAll("\u00a0", " "), `${name}. ${does} ${state}.`.replaceAll("\u00a0", " "));
  }
});

test("the badge is heard once, as what it counts, and the rest of the card as its summary", async () => {
  await show({ ...PAID, value: { amount: "49.90", currency: "" } });
  const heard = await page.locator("goal-block").ariaSnapshot();
  assert.match(heard, /button "1 error"/);
  await show({ ...PAID, name: "", value: { amount: "49.90", currency: "" }, once: undefined });
  const both = (await page.locator("goal-block").ariaSnapshot()).match(/button "(.*)"/)[1];
  assert.match(both, /^\d+ errors?(, \d+ warnings?)?$/);
  const { label } = await page.evaluate(() => window.flow.summary("n1"));
  for (const part of [".name", ".does", ".state"]) assert.ok(label.includes((await card(part).innerText()).trim()), part);
});

/** In the page: what in the card the browser must sort by itself on each frame, as docs/decisions/0033-a-flat-card.md says. */
const sorted = () => {
  const found = [];
  for (const node of document.querySelector("goal-block").shadowRoot.querySelectorAll("*")) {
    const { overflow, clipPath, transform, rotate, opacity, filter } = getComputedStyle(node);
    const is = { svg: node.localName === "svg", overflow: overflow !== "visible", clip: clipPath !== "none" };
    is.moved = transform !== "none" || rotate !== "none";
    is.blended = opacity !== "1" || filter !== "none";
    for (const [what, isSo] of Object.entries(is)) if (isSo) found.push(`${what}: ${node.className.baseVal ?? node.className}`);
  }
  return found;
};

test("a card is flat: nothing in it is cut, moved or blended but a name that is too long", async () => {
  await show(PAID);
  assert.deepEqual(await page.evaluate(sorted), []);
  await show({ ...PAID, value: { amount: "49.90", currency: "" } });
  assert.deepEqual(await page.evaluate(sorted), ["svg: icon"]);
  await show({ ...PAID, name: "A name that is much too long for the card ".repeat(20) });
  assert.deepEqual(await page.evaluate(sorted), ["overflow: name"]);
  const { height } = await card(".name").boundingBox();
  assert.ok(height < 45, `${height} pixels are more than two lines`);
});

test("nothing was complained about", () => {
  assert.deepEqual(browser.complaints, []);
});
