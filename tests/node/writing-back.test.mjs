// Hosts that write back in every manner: at once, late, as copies, frozen, with something of their own. Nothing that was typed is
// lost, the end of each typing is told, and undoing reaches what is shown.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./browser.mjs";

let page;
let complaints;
let close;
before(async () => {
  ({ page, complaints, close } = await open());
  await page.evaluate(async () => {
    const { defaults, init } = await import("/index.js");
    await import("/define.js");
    await init();
    const frozen = (value) => {
      if (value instanceof Object) Object.values(value).forEach(frozen);
      return Object.freeze(value);
    };
    const reversed = (value) =>
      value instanceof Object && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, member]) => [name, reversed(member)]),
          )
        : value;
    const backs = {
      "the same": (goal, set) => set(goal),
      frozen: (goal, set) => set(frozen(goal)),
      "a copy": (goal, set) => set(structuredClone(goal)),
      "a copy in another order": (goal, set) => set(reversed(goal)),
      "a copy, twice": (goal, set) => [set(structuredClone(goal)), set(structuredClone(goal))],
      "late, the same": (goal, set) => setTimeout(() => set(goal), 40),
      "late, a copy": (goal, set) => setTimeout(set, 40, structuredClone(goal)),
      "with a member of its own": (goal, set) => set({ ...structuredClone(goal), seen: performance.now() }),
      nothing: () => {},
    };
    globalThis.host = (back) => {
      const panel = document.createElement("goal-panel");
      const undo = [defaults({ id: "g1" })];
      const set = (goal) => {
        panel.goal = goal;
      };
      set(undo[0]);
      panel.addEventListener("goal-change", ({ detail }) => {
        if (!detail.transient) undo.push(detail.goal);
        backs[back](detail.goal, set);
      });
      document.body.replaceChildren(panel);
      Object.assign(globalThis, { panel, undo, set });
    };
  });
});
after(() => close());
beforeEach(() => complaints.splice(0));

const name = () => page.getByLabel("Name");
const shown = () => name().evaluate((input) => [input.value, input.selectionStart]);
const ends = () => page.evaluate(() => globalThis.undo.slice(1).map((goal) => goal.name));

async function host(back) {
  await page.evaluate((back) => globalThis.host(back), back);
  await name().waitFor();
}

for (const back of [
  "the same",
  "frozen",
  "a copy",
  "a copy in another order",
  "a copy, twice",
  "late, the same",
  "late, a copy",
  "with a member of its own",
  "nothing",
]) {
  test(`a host that writes back ${back}: each letter and the caret stay, and one end is told`, async () => {
    await host(back);
    await name().click();
    await page.keyboard.type("Order", { delay: 15 });
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("pai", { delay: 15 });
    await page.waitForTimeout(80);
    assert.deepEqual(await shown(), ["Ordepair", 7]);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(80);
    assert.deepEqual(await ends(), ["Ordepair"]);
    assert.equal(await page.evaluate(() => globalThis.panel.goal.name), "Ordepair");
    assert.deepEqual(complaints, []);
  });
}

for (const back of ["the same", "a copy", "late, the same"]) {
  test(`undoing what followed a typed text reaches the panel (${back})`, async () => {
    await host(back);
    await name().fill("Order");
    await page.getByRole("switch").first().click();
    await page.waitForTimeout(80);
    assert.equal(await page.getByRole("switch").first().isChecked(), true);
    await page.evaluate(() => globalThis.set(globalThis.undo.at(-2)));
    await page.waitForTimeout(30);
    assert.equal(await page.getByRole("switch").first().isChecked(), false);
    assert.equal(await name().inputValue(), "Order");
    await page.evaluate(() => globalThis.set(globalThis.undo[0]));
    await page.waitForTimeout(30);
    assert.equal(await name().inputValue(), "");
    assert.deepEqual(complaints, []);
  });
}

test("another document ends the typing, and nothing of the old one is told", async () => {
  await host("the same");
  await name().click();
  await page.keyboard.type("Ord");
  await page.evaluate(() => globalThis.set({ ...globalThis.undo[0], name: "From elsewhere" }));
  await page.waitForTimeout(30);
  assert.equal(await name().inputValue(), "From elsewhere");
  await page.keyboard.press("Tab");
  assert.deepEqual(await ends(), []);
});

test("a document that cannot be read while somebody types makes no trouble", async () => {
  await host("the same");
  await name().click();
  await page.keyboard.type("Ord");
  await page.evaluate(() => {
    const goal = { ...globalThis.panel.goal };
    Object.defineProperty(goal, "value", { enumerable: true, get: () => globalThis.nothing.there });
    globalThis.set(goal);
    const ring = { version: 1, name: "x" };
    globalThis.set(Object.assign(ring, { value: ring }));
  });
  await page.waitForTimeout(30);
  assert.deepEqual(complaints, []);
});
