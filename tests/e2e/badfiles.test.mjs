// Files and goals of any shape: each gets a clear message, nothing is lost, nothing breaks.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shoot } from "./support/browser.mjs";
import {
  button,
  closeNotices,
  field,
  flowFile,
  notice,
  openFile,
  openGoals,
  READY,
  reached,
  savedFlow,
  savedGoals,
} from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio(({ page: opened }) => {
  page = opened;
});

describe("a flow file of the wrong shape", () => {
  const good = () => flowFile(READY);
  const cases = {
    "no JSON": ["{", "It is not a JSON file."],
    empty: ["", "It is not a JSON file."],
    null: ["null", "at / there should be: object"],
    "a number": ["7", "at / there should be: object"],
    "an array": ["[]", "at / there should be: object"],
    "a newer version": [{ ...good(), version: 2 }, "It was made by a newer studio."],
    "nodes that are no list": [{ ...good(), nodes: {} }, "at nodes there should be: array"],
    "a node that is null": [{ ...good(), nodes: [null] }, "at nodes[0] there should be: object"],
    "data that is a text": [
      { ...good(), nodes: [{ ...good().nodes[1], data: "x" }] },
      "at nodes[0].data there should be: record",
    ],
    "a message whose text is a number": [
      { ...good(), nodes: [{ ...good().nodes[0], type: "message", data: { text: 4 } }] },
      "at nodes[0].data.text there should be: string",
    ],
    "an edge to nowhere": [{ ...good(), edges: [{ id: "e", source: "start", target: "x" }] }, "edges[0] leads to “x”"],
  };
  for (const [name, [content, reason]] of Object.entries(cases)) {
    it(`is refused: ${name}`, async () => {
      const kept = await savedFlow(page);
      await openFile(page, content);
      await notice(page, "This file was not opened. Your flow is as it was.").filter({ hasText: reason }).waitFor();
      assert.deepEqual(await savedFlow(page), kept);
      await closeNotices(page);
    });
  }
});

describe("a goal of the wrong shape in a flow file", () => {
  const cases = {
    null: null,
    "a number": 7,
    "a text": "Purchase",
    "a list": [READY],
    "an empty object": {},
    "every member of the wrong kind": {
      version: "1",
      goal: 3,
      name: [],
      value: "49.90",
      items: 7,
      params: [],
      custom: {},
      destinations: [],
    },
    "wrong inside": {
      ...READY,
      value: { amount: null, currency: {} },
      items: { contents: [null, 5, { id: 3 }] },
      destinations: { meta: "yes" },
    },
    "unknown keys": { ...READY, colour: "red", value: { ...READY.value, mood: { a: [1] } } },
    "a name of one million characters": { ...READY, name: "n".repeat(1_000_000) },
  };
  for (const [name, goal] of Object.entries(cases)) {
    it(`is shown and kept as it is: ${name}`, async () => {
      await openGoals(page, goal);
      await field(page, "ui.name").waitFor();
      assert.deepEqual(await savedGoals(page), [goal]);
    });
  }

  it("keeps unknown keys when a field is changed", async () => {
    const goal = cases["unknown keys"];
    await openGoals(page, goal);
    await field(page, "ui.name").fill("Changed");
    await page.keyboard.press("Tab");
    assert.deepEqual(await savedGoals(page), [{ ...goal, name: "Changed" }]);
  });

  it("shows a newer document, and neither changes nor sends it", async () => {
    const goal = { ...READY, version: 99 };
    await openGoals(page, goal);
    await page.locator("goal-panel").getByText(say("ui.panel.newer")).waitFor();
    await page.keyboard.type("x");
    assert.deepEqual(await savedGoals(page), [goal]);
    await shoot(page, "20-newer-document");
    await button(page, "Preview").click();
    await reached(page)
      .getByText(/Not sent/)
      .waitFor();
    assert.equal(await button(page, "Send test event").count(), 0);
    await button(page, "Preview").click();
  });

  it("meets objects that no file can hold: a circle, getters that throw, a proxy that throws", async () => {
    const texts = await page.evaluate(async () => {
      const circle = { version: 1, name: "circle", destinations: {} };
      circle.value = circle;
      const thrower = {
        version: 1,
        get name() {
          throw new Error("no");
        },
      };
      const broken = new Proxy(
        {},
        {
          ownKeys() {
            throw new Error("no");
          },
          get() {
            throw new Error("no");
          },
        },
      );
      const shown = [];
      for (const goal of [circle, thrower, broken, Symbol("s"), () => 1, 10n]) {
        const panel = document.createElement("goal-panel");
        document.body.append(panel);
        panel.goal = goal;
        await new Promise((resolve) => setTimeout(resolve, 50));
        shown.push(panel.shadowRoot.textContent.length);
        panel.remove();
      }
      return shown;
    });
    for (const length of texts) assert.ok(length > 20, `a panel says something: ${texts}`);
  });
});

describe("a browser's storage", () => {
  it("puts a flow aside that it cannot read, and offers it as a file", async () => {
    await page.evaluate(() => {
      // Written when the page has gone, so that its own autosave does not repair it.
      addEventListener("pagehide", () => localStorage.setItem("studio.flow.v1", "{ broken"));
    });
    await page.reload();
    await notice(page, "could not be read").waitFor();
    await button(page, "Save it as a file").waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem("studio.flow.unreadable")), "{ broken");
  });
});
