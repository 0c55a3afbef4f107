// Drawing in a real document: only what differs is written, and nodes keep their identity while they are wanted.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./browser.mjs";

let browser;
let page;

before(async () => {
  browser = await open();
  page = browser.page;
  await page.evaluate(async () => {
    const { createGoalFlow, init } = await import("/index.js");
    await import("/define.js");
    await init();
    const goal = (name, rest) => ({ version: 1, goal: { id: "g" }, name, destinations: {}, ...rest });
    const items = { contents: [{ id: "a" }, { id: "b" }, { id: "c" }] };
    window.ROWS = goal("Order paid", { items, destinations: { meta: { enabled: true, event: "Purchase" } } });
    window.NAMED = goal("Renamed");
    window.painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    /** Shows a goal in one element; gives the element's shadow root. */
    window.stage = async (tag, goal, options) => {
      const flow = createGoalFlow({ locale: "en", ...options });
      flow.set("n", goal);
      const element = Object.assign(document.createElement(tag), { flow, node: "n" });
      document.body.replaceChildren(element);
      // Panels and lists wait for their manners.
      while (element.shadowRoot.querySelector("[aria-busy]")) await painted();
      return {
        flow,
        element,
        root: element.shadowRoot,
        field: (path) => element.shadowRoot.querySelector(`input[data-path="${path}"]`),
      };
    };
  });
});
after(() => browser.close());
beforeEach(() => page.evaluate(() => document.body.replaceChildren()));

test("another document is drawn into the same nodes", async () => {
  const seen = await page.evaluate(async () => {
    const { flow, root, field } = await stage("goal-panel", ROWS);
    const name = field("/name");
    flow.set("n", NAMED);
    await painted();
    return [field("/name") === name, name.value, root.querySelectorAll("[data-path^='/items']").length];
  });
  assert.deepEqual(seen, [true, "Renamed", 0]);
});

test("removing a row moves the others up and writes only what differs", async () => {
  const seen = await page.evaluate(async () => {
    const { root, field } = await stage("goal-panel", ROWS);
    root.querySelector("details.fold[part=section]").open = true;
    const first = field("/items/contents/0/id");
    const watched = [];
    const observer = new MutationObserver((records) => watched.push(...records));
    observer.observe(root.querySelector("section"), { subtree: true, childList: true, attributes: true, characterData: true });
    root.querySelector('[data-act=remove][data-path="/items/contents/0"]').click();
    await painted();
    return [field("/items/contents/0/id") === first, first.value, field("/items/contents/2/id"), watched.length];
  });
  assert.deepEqual(seen, [true, "b", null, 0]);
});

test("a field that comes back among others keeps the focus where it was", async () => {
  const seen = await page.evaluate(async () => {
    const { flow, root, field } = await stage("goal-panel", ROWS);
    const event = field("/destinations/meta/event");
    event.focus();
    flow.set("n", { ...ROWS, value: { amount: "1.234", currency: "EUR", format: "1234.56" }, once: { per: "order" } });
    await painted();
    return [root.activeElement === event, field("/once/key") !== null];
  });
  assert.deepEqual(seen, [true, true]);
});

test("text that looks like markup stays text", async () => {
  const seen = await page.evaluate(async () => {
    const { root } = await stage("goal-block", { ...NAMED, name: "<img src=x onerror=alert(1)>" });
    return [root.querySelector("img"), root.querySelector(".name").textContent];
  });
  assert.deepEqual(seen, [null, "<img src=x onerror=alert(1)>"]);
});

test("a name that is spelled like a key of ours is not said in words", async () => {
  const seen = await page.evaluate(async () => {
    const { flow, root } = await stage("goal-block", { ...NAMED, name: "" });
    const before = root.querySelector(".name").textContent;
    flow.set("n", { ...NAMED, name: "ui.unnamed" });
    await painted();
    return [before, root.querySelector(".name").textContent];
  });
  assert.deepEqual(seen, ["Unnamed goal", "ui.unnamed"]);
});

test("a new language is said everywhere and writes no value", async () => {
  const seen = await page.evaluate(async () => {
    const { default: es } = await import("/locales/es.js");
    const { flow, root, field } = await stage("goal-panel", ROWS, { texts: { es } });
    const label = root.querySelector("label");
    const toggle = root.querySelector(".toggle");
    const before = toggle.title;
    flow.locale = "es";
    await painted();
    return [root.querySelector("label") === label, label.textContent, before === toggle.title, field("/name").value];
  });
  assert.deepEqual(seen, [true, "Nombre", false, "Order paid"]);
});

test("a field that is taken away while somebody types in it loses nothing, and is drawn once", async () => {
  const seen = await page.evaluate(async () => {
    const { flow, root, field } = await stage("goal-panel", { ...ROWS, once: { per: "order", key: "1" } });
    const told = [];
    flow.addEventListener("change", ({ detail }) => told.push(detail));
    const key = field("/once/key");
    key.focus();
    key.value = "12";
    key.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    flow.change("n", "/once/per", "subscriber");
    await painted();
    return [
      told.map(({ transient }) => transient),
      told.at(-1).goal.once,
      field("/once/key"),
      root.querySelectorAll(".panel").length,
    ];
  });
  assert.deepEqual(seen, [[true, false, false], { per: "subscriber", key: "12" }, null, 1]);
});

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
