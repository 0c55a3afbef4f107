// What only panels and lists of problems need comes with the first of them; until then nothing of them is seen.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { open } from "./browser.mjs";

const GOAL = { version: 1, goal: { id: "g" }, name: "Order paid", destinations: { meta: { enabled: true, event: "Purchase" } } };

let browser;
let page;
let asked;
beforeEach(async () => {
  browser = await open();
  page = browser.page;
  asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate(async (goal) => {
    const { createGoalFlow, init } = await import("/index.js");
    await import("/define.js");
    await init();
    window.flow = createGoalFlow({ locale: "en" });
    flow.set("n", goal);
    window.put = (tag) => {
      const element = Object.assign(document.createElement(tag), { flow, node: "n" });
      document.body.append(element);
      return element;
    };
  }, GOAL);
});
afterEach(() => browser.close());

const lazy = () => asked.filter((path) => path.startsWith("/lazy/") || path.includes("panel-style")).sort();
const settled = () => page.waitForFunction(() => !document.body.lastElementChild.shadowRoot.querySelector("[aria-busy]"));

test("a page of cards loads nothing of the panel", async () => {
  await page.evaluate(() => put("goal-block"));
  await settled();
  assert.match(await page.evaluate(() => document.body.lastElementChild.shadowRoot.textContent), /Order paid/);
  assert.deepEqual(lazy(), []);
});

test("a list of problems loads its own manners and no more", async () => {
  await page.evaluate(() => put("goal-problems"));
  await settled();
  assert.deepEqual(lazy(), ["/elements/panel-style.js", "/lazy/fixes.js", "/lazy/problems.js"]);
});

for (const [tag, module] of [
  ["goal-panel", "panel"],
  ["goal-problems", "problems"],
]) {
  test(`${tag} draws nothing before its look is there, and everything at once with it`, async () => {
    let release;
    const held = new Promise((go) => {
      release = go;
    });
    await page.route(`**/lazy/${module}.js`, async (route) => {
      await held;
      await route.continue();
    });
    const waiting = await page.evaluate(async (tag) => {
      const element = put(tag);
      window.seen = [];
      const { shadowRoot } = element;
      const box = shadowRoot.querySelector(".root");
      new MutationObserver(() => seen.push([box.childElementCount > 0, shadowRoot.adoptedStyleSheets.length])).observe(
        shadowRoot,
        {
          childList: true,
          subtree: true,
        },
      );
      element.focusPath?.("/value/amount");
      for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
      return [box.getAttribute("aria-busy"), box.childElementCount];
    }, tag);
    assert.deepEqual(waiting, ["true", 0]);
    release();
    await settled();
    const drawn = (await page.evaluate(() => seen)).filter(([isDrawn]) => isDrawn);
    assert.ok(drawn.length > 0 && drawn.every(([, sheets]) => sheets === 2), JSON.stringify(drawn));
  });

  test(`${tag} whose manners do not come shows what is stored, and recovers`, async () => {
    await page.route(`**/lazy/${module}.js`, (route) => route.abort());
    const failed = await page.evaluate(async (tag) => {
      const element = put(tag);
      const { detail } = await new Promise((heard) => element.addEventListener("goal-error", heard));
      return [detail.error instanceof Error, element.shadowRoot.querySelector("pre").textContent];
    }, tag);
    assert.deepEqual([failed[0], JSON.parse(failed[1])], [true, GOAL]);
    await page.unroute(`**/lazy/${module}.js`);
    await page.evaluate(() => {
      const element = document.body.lastElementChild;
      element.remove();
      return new Promise((later) => setTimeout(later)).then(() => document.body.append(element));
    });
    await page.waitForFunction(() => document.body.lastElementChild.shadowRoot.querySelector("button"));
    assert.equal(await page.evaluate(() => document.body.lastElementChild.shadowRoot.querySelector("pre")), null);
  });
}

test("a field that was asked for before the manners were there is focused with them", async () => {
  await page.evaluate(() => put("goal-panel").focusPath("/value/amount"));
  await settled();
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.path), "/value/amount");
});

test("a key that the panel takes for itself does not reach the canvas, and another does", async () => {
  await page.evaluate(() => {
    window.heard = [];
    put("goal-panel").focusPath("/value/currency");
    document.addEventListener("keydown", ({ key }) => heard.push(key));
  });
  await settled();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.deepEqual(await page.evaluate(() => heard), [], "Escape closed the list");
  await page.keyboard.press("Escape");
  assert.deepEqual(await page.evaluate(() => heard), ["Escape"]);
});
