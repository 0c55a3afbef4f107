// A canvas opens and closes blocks all day: every element put into the page and taken out a thousand times leaves nothing behind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { PACKAGE } from "./package.mjs";
import { CONNECTION } from "./states/connection.mjs";
import { JOURNAL } from "./states/journal.mjs";
import { LIBRARY } from "./states/library.mjs";
import { MESSAGE } from "./states/message.mjs";
import { STATS } from "./states/stats.mjs";
import { GOALS, makeStore } from "./states/store.mjs";

const WARM = 100;
const ALL = 1000;

/** Elements of one flow, whose views the flow knows of. Runs in the page. */
const ofFlow = (element, context) => Object.assign(element, { flow: window.flow, node: "n1", context });
const CONTEXT = {
  now: 1_795_000_000,
  local_date: "2026-11-18",
  mode: "check",
  happening_id: "run-1",
  variables: { order_total: "49.90" },
  subscriber: { id: "s-1" },
};

const kinds = [
  ...["goal-block", "goal-panel", "goal-problems"].map((tag) => ({ tag, module: "/define.js", make: ofFlow })),
  { tag: "goal-request", module: "/elements/request.js", data: CONTEXT, make: ofFlow },
  {
    tag: "goal-source",
    module: "/elements/source.js",
    data: GOALS,
    make: `(element, goals) => Object.assign(element, { flow: window.flow, node: "n1", store: (${makeStore})(goals) })`,
  },
  ...[CONNECTION, JOURNAL, LIBRARY, MESSAGE, STATS].map(([state]) => state),
];

let browser;
let page;
let debug;
before(async () => {
  browser = await open();
  page = browser.page;
  debug = await page.context().newCDPSession(page);
  await debug.send("Performance.enable");
  await page.evaluate(async () => {
    const { createGoalFlow, init } = await import("/index.js");
    await init();
    // What comes with the first panel and the first list is there before anything is counted.
    await Promise.all([import("/lazy/panel.js"), import("/lazy/problems.js")]);
    window.wasm = (await import("/wasm/goal_element.js")).initSync().memory;
    window.flow = createGoalFlow();
    const meta = { enabled: true, event: "Purchase" };
    const value = { amount: "{{order_total}}", currency: "EUR" };
    window.flow.set("n1", { version: 1, goal: { id: "g1" }, name: "Order paid", value, destinations: { meta } });
    document.body.append(document.createElement("main"));
  });
});
after(() => browser.close());

test("every element is mounted here", () => {
  const { modules } = JSON.parse(readFileSync(new URL("custom-elements.json", PACKAGE), "utf8"));
  const tags = modules.flatMap(({ declarations = [] }) => declarations.map(({ tagName }) => tagName)).filter(Boolean);
  assert.deepEqual(kinds.map(({ tag }) => tag).sort(), tags.sort());
});

for (const { tag, module, make, data = {} } of kinds) {
  test(`${tag}: ${ALL} times in and out leave no listener, no node and no wasm memory behind`, async () => {
    const told = JSON.stringify({ tag, module, data });
    const mount = (times) => page.evaluate(`(${inAndOut})(${times}, ${told}, ${make})`);
    await mount(WARM);
    const warm = await left();
    await mount(ALL - WARM);
    const end = await left();
    assert.equal(end.wasm, warm.wasm, "bytes of wasm memory");
    assert.equal(end.listeners, warm.listeners, "listeners");
    assert.equal(end.nodes, warm.nodes, "nodes");
    assert.deepEqual(browser.complaints, []);
  });
}

/** What there is once nothing unreachable is left. */
async function left() {
  for (let round = 0; round < 3; round += 1) await debug.send("HeapProfiler.collectGarbage");
  const { metrics } = await debug.send("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const wasm = await page.evaluate(() => window.wasm.buffer.byteLength);
  return { wasm, listeners: of("JSEventListeners"), nodes: of("Nodes") };
}

/** In the page: each is drawn before it goes, some while they still ask for what they show. */
async function inAndOut(times, { tag, module, data }, make) {
  await import(module);
  const main = document.querySelector("main");
  for (let at = 0; at < times; at += 1) {
    const element = document.createElement(tag);
    await make(element, data);
    main.append(element);
    if (at % 3 > 0) await new Promise((drawn) => setTimeout(drawn));
    if (at % 50 === 0) await new Promise((drawn) => requestAnimationFrame(drawn));
    if (at % 50 === 0 && !element.shadowRoot?.childElementCount) throw new Error(`${tag} drew nothing`);
    element.remove();
  }
  await new Promise((settled) => setTimeout(settled, 50));
}
