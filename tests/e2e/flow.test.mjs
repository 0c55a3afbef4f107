// What is wrong with a goal because of where it stands, in the studio: each in its words, on the card, in the panel and in the list.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shoot } from "./support/browser.mjs";
import { closeNotices, node, notice, openFile, READY } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio((opened) => {
  ({ page } = opened);
});

const lead = (id, name, more = {}) => ({ ...READY, goal: { id }, name, ...more });
const block = (id, type, x, data = {}) => ({ id, type, position: { x, y: 0 }, data });
const goal = (id, x, goal) => block(id, "goal", x, { goal });
const START = block("start", "start", 0);
const edges = (...ways) =>
  ways.map((way) => {
    const [source, target] = way.split(">");
    return { id: way, source, target };
  });

/** Opens a flow and gives what the package says of one goal, in words. */
async function judged(id, nodes, ...ways) {
  await openFile(page, { version: 1, name: "From a file", nodes, edges: edges(...ways) });
  await notice(page, "is open").last().waitFor();
  await closeNotices(page);
  await node(page, id).click();
  return page.evaluate((id) => {
    const { flow } = document.querySelector("goal-panel");
    return flow.diagnostics(id).filter(({ code }) => code.startsWith("flow/"));
  }, id);
}

async function shows(found, ...codes) {
  assert.deepEqual(
    found.map(({ code }) => code),
    codes,
  );
  for (const { key, params } of found) {
    await page
      .locator("goal-panel")
      .getByText(say(`rule.${key}`, params))
      .filter({ visible: true })
      .waitFor();
  }
}

describe("a goal in its flow", { concurrency: false }, () => {
  const ask = block("ask", "question", 620, { text: "Where do you live?", variable: "address" });

  it("in the middle of a branch", async () => {
    await shows(await judged("a", [START, goal("a", 240, lead("g1", "Order paid")), ask], "start>a", "a>ask"), "flow/not-at-end");
    await shoot(page, "60-not-at-end");
  });

  it("that nobody reaches, until it is connected", async () => {
    const nodes = [START, goal("a", 240, lead("g1", "Order paid"))];
    await shows(await judged("a", nodes), "flow/unreachable");
    await shoot(page, "61-unreachable");
    await shows(await judged("a", nodes, "start>a"));
  });

  it("in a loop", async () => {
    // Without a word on how often it counts.
    const paid = lead("g1", "Order paid", { once: undefined });
    const nodes = [START, block("menu", "message", 240, { text: "Menu" }), goal("a", 540, paid)];
    await shows(await judged("a", nodes, "start>menu", "menu>a", "a>menu"), "flow/not-at-end", "flow/in-loop");
    await shoot(page, "62-in-a-loop");
  });

  it("twice on one path", async () => {
    const nodes = [START, goal("a", 240, lead("g1", "Order paid")), goal("b", 620, lead("g2", "Order paid again"))];
    const found = await judged("b", nodes, "start>a", "a>b");
    await shows(found, "flow/twice-on-path");
    assert.equal(found[0].params.path, "Order paid → Order paid again");
    await shoot(page, "63-twice-on-one-path");
  });

  it("on a way without its variable", async () => {
    const nodes = [
      START,
      block("which", "buttons", 200, {
        text: "Which?",
        variable: "size",
        choices: [
          { id: "s", label: "S" },
          { id: "l", label: "L" },
        ],
      }),
      block("set", "set", 480, { assignments: [{ variable: "total", value: "5" }] }),
      goal("a", 760, lead("g1", "Order paid", { value: { amount: "{{total}}", currency: "EUR" } })),
    ];
    const found = await judged("a", nodes, "start>which", "which>set", "set>a", "which>a");
    await shows(found, "flow/variable-maybe-unset");
    assert.equal(found[0].params.path, "▶ → Which? → Order paid");
    await shoot(page, "64-variable-maybe-unset");
  });
});
