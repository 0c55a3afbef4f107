// What goes wrong around the Goal block: each gets a clear message, nothing is lost, nothing breaks.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { launch, openStudio, shoot } from "./support/browser.mjs";
import { button, field, flowFile, goals, openFile, READY, savedFlow, savedGoals } from "./support/studio.mjs";
import { say } from "./support/texts.mjs";
import { openWorld } from "./support/world.mjs";

let world;
let browser;
let studio;
let page;
before(async () => {
  [world, browser] = await Promise.all([openWorld(), launch()]);
  studio = await openStudio(browser, world);
  page = studio.page;
});
after(async () => {
  await browser?.close();
  await world?.close();
});
afterEach(() => studio.assertNoComplaints());

const reached = () => page.getByRole("region", { name: "Goal reached" });
const notice = (text) => page.locator(".notice").filter({ hasText: text });

async function closeNotices() {
  // At once: some close by themselves meanwhile.
  await page.locator(".notice .icon-button").evaluateAll((buttons) => {
    for (const button of buttons) button.click();
  });
}

/** Opens a file with these goals and selects the first. */
async function openGoals(...list) {
  await openFile(page, flowFile(...list));
  await notice("is open").last().waitFor();
  await closeNotices();
  await goals(page).first().click();
}

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
      await notice("This file was not opened. Your flow is as it was.").filter({ hasText: reason }).waitFor();
      assert.deepEqual(await savedFlow(page), kept);
      await closeNotices();
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
      await openGoals(goal);
      await field(page, "ui.name").waitFor();
      assert.deepEqual(await savedGoals(page), [goal]);
    });
  }

  it("keeps unknown keys when a field is changed", async () => {
    const goal = cases["unknown keys"];
    await openGoals(goal);
    await field(page, "ui.name").fill("Changed");
    await page.keyboard.press("Tab");
    assert.deepEqual(await savedGoals(page), [{ ...goal, name: "Changed" }]);
  });

  it("shows a newer document, and neither changes nor sends it", async () => {
    const goal = { ...READY, version: 99 };
    await openGoals(goal);
    await page.locator("goal-panel").getByText(say("ui.panel.newer")).waitFor();
    await page.keyboard.type("x");
    assert.deepEqual(await savedGoals(page), [goal]);
    await shoot(page, "20-newer-document");
    await button(page, "Preview").click();
    await reached()
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

describe("a value that is no amount", () => {
  for (const amount of ["12abc", "-1", "1e400", "{{nobody_sets_this}}", "{{", ""]) {
    it(`is named at its field and kept: ${JSON.stringify(amount)}`, async () => {
      await openGoals(READY);
      await field(page, "ui.amount").fill(amount);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await wrongAt("/value");
      assert.equal(await field(page, "ui.amount").inputValue(), amount);
    });
  }

  it("asks how 1.234 is meant, and reads 1.234,56", async () => {
    await openGoals({ ...READY, value: { amount: "1.234", currency: "EUR" } });
    const [asked] = await wrongAt("/value");
    assert.equal(asked.fixes.length, 2);
    await fixButton(asked.fixes[0]).click();
    assert.deepEqual((await savedGoals(page))[0].value, { amount: "1.234", currency: "EUR", ...formatOf(asked.fixes[0]) });
    await openGoals({ ...READY, value: { amount: "1.234,56", currency: "EUR" } });
    await wrongAt("/value");
    assert.equal(await field(page, "ui.amount").inputValue(), "1.234,56");
  });

  it("offers to make a text of a JSON number, by one press", async () => {
    const goal = { ...READY, value: { amount: 49.9, currency: "EUR" } };
    await openGoals(goal);
    const [wrong] = await wrongAt("/value");
    assert.equal(wrong.fixes[0].applicability, "safe");
    await fixButton(wrong.fixes[0]).click();
    assert.deepEqual(await savedGoals(page), [{ ...goal, value: { amount: "49.9", currency: "EUR" } }]);
  });

  it("is told in the preview when a subscriber's variable holds it", async () => {
    await openFile(page, withTotal("12abc"));
    await notice("is open").last().waitFor();
    await button(page, "Preview").click();
    await reached().getByText(say("skip.value")).waitFor();
    await shoot(page, "21-value-unreadable");
    await button(page, "Test subscriber").click();
    await page.getByLabel("total", { exact: true }).fill("12.50");
    await button(page, "Chat").click();
    assert.match(await reached().locator("[data-body]").getAttribute("data-body"), /"value":12\.50/);
    await button(page, "Preview").click();
  });

  /** What the package finds at or below a place, once it is in the panel in words. */
  async function wrongAt(path) {
    const found = await page.evaluate((at) => {
      const { flow, node } = document.querySelector("goal-panel");
      return flow.diagnostics(node).filter((each) => each.path.startsWith(at));
    }, path);
    assert.notEqual(found.length, 0, `nothing is wrong at ${path}`);
    await page
      .locator("goal-panel .note")
      .getByText(say(`rule.${found[0].key}`, found[0].params))
      .first()
      .waitFor();
    return found;
  }

  /** The button beside the field that applies a fix. */
  function fixButton({ title, params }) {
    return page.locator("goal-panel .note").getByRole("button", { name: say(`fix.${title}`, params) });
  }

  function formatOf(fix) {
    const edit = fix.edits.find(({ path }) => path === "/value/format");
    return edit === undefined ? {} : { format: edit.value };
  }
});

describe("a server in trouble", () => {
  before(async () => {
    studio.allow(/Failed to load resource/);
    await openGoals(READY);
    await button(page, "Preview").click();
  });

  const html = { status: 200, contentType: "text/html", body: "<h1>Welcome to the hotel network</h1>" };
  const cases = {
    "not-json": html,
    "too-large": { status: 413, contentType: "text/plain", body: "" },
    busy: { status: 429, headers: { "retry-after": "7" }, body: "" },
    server: { status: 500, contentType: "text/html", body: "<h1>500</h1>" },
    session: { status: 401, contentType: "application/problem+json", body: '{"status":401,"code":"session"}' },
  };
  for (const [kind, answer] of Object.entries(cases)) {
    it(`is told in words, and can be tried again: ${kind}`, async () => {
      const kept = await savedFlow(page);
      await page.route("**/v1/events", (route) => route.fulfill(answer));
      await sendTest();
      await reached()
        .getByText(say(`error.${kind}`))
        .waitFor();
      assert.deepEqual(await savedFlow(page), kept);
      await page.unroute("**/v1/events");
      await tryAgain();
    });
  }

  it("takes no goal larger than its limit, and says so", async () => {
    await openGoals({ ...READY, params: { content_name: "n".repeat(300_000) } });
    await sendTest();
    await reached().getByText(say("error.too-large")).waitFor();
    await openGoals(READY);
  });

  it("is waited for, but not for ever", async () => {
    await page.route("**/v1/events", () => {});
    await sendTest();
    await reached().getByText("Sending…").waitFor();
    await reached().getByText(say("error.timeout")).waitFor({ timeout: 30_000 });
    await page.unroute("**/v1/events");
    await tryAgain();
  });

  const platform = {
    "server-error": { status: 500, body: "<h1>oops</h1>" },
    "not-json": { status: 200, body: "<h1>Welcome</h1>" },
    "no-answer": { close: true },
  };
  for (const [key, order] of Object.entries(platform)) {
    it(`shows what Meta's side did: ${key}`, async () => {
      await world.trouble(order);
      await sendTest();
      await reached()
        .getByText(say(`answer.${key}`))
        .waitFor();
      await button(page, "Send again").click();
    });
  }

  it("waits for a slow platform", async () => {
    await world.trouble({ delay_ms: 1500 });
    await sendTest();
    await reached().getByText("Sending…").waitFor();
    await reached().getByText(say("answer.accepted")).waitFor();
  });

  async function sendTest() {
    await button(page, "Start again").click();
    await button(page, "Send test event").click();
    await page.getByLabel("Test event code").fill("TEST12345");
    await page.keyboard.press("Enter");
  }

  async function tryAgain() {
    await reached().getByRole("button", { name: "Try again" }).click();
    await reached().getByText(say("answer.accepted")).waitFor();
  }
});

describe("a browser's storage", () => {
  it("puts a flow aside that it cannot read, and offers it as a file", async () => {
    await page.evaluate(() => {
      // Written when the page has gone, so that its own autosave does not repair it.
      addEventListener("pagehide", () => localStorage.setItem("studio.flow.v1", "{ broken"));
    });
    await page.reload();
    await notice("could not be read").waitFor();
    await button(page, "Save it as a file").waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem("studio.flow.unreadable")), "{ broken");
  });
});

/** A flow that sets `total` and reaches a goal worth it. */
function withTotal(total) {
  const file = flowFile({ ...READY, value: { amount: "{{total}}", currency: "EUR" }, items: {} });
  const set = {
    id: "set",
    type: "set",
    position: { x: 0, y: 200 },
    data: { assignments: [{ variable: "total", value: total }] },
  };
  const edges = [
    { id: "a", source: "start", target: "set" },
    { id: "b", source: "set", target: "goal-1" },
  ];
  return { ...file, nodes: [...file.nodes, set], edges };
}
