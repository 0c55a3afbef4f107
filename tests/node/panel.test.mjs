// The elements as a person uses them: typing, choosing, undoing, and what of it reaches the page around.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ROOT } from "./package.mjs";
import { browser, control, goal, heard, onShown, PAID, page, show } from "./shown.mjs";

const AXE = readFileSync(new URL("tests/node_modules/axe-core/axe.min.js", ROOT), "utf8");

onShown();

test("each key is told as transient, leaving the field once as final", async () => {
  await control("/name").press("End");
  await page.keyboard.type("!!");
  assert.deepEqual(
    (await heard()).map(({ transient, label }) => [transient, label]),
    [
      [true, "Change name"],
      [true, "Change name"],
    ],
  );
  await page.keyboard.press("Tab");
  const last = (await heard()).at(-1);
  assert.equal((await heard()).length, 3);
  assert.equal(last.transient, false);
  assert.equal(last.goal.name, "Order paid!!");
  assert.deepEqual(last.patch, [{ op: "add", path: "/name", value: "Order paid!!" }]);
});

test("the caret stays where somebody types in the middle", async () => {
  await control("/name").focus();
  await page.keyboard.press("Home");
  await page.keyboard.type("Big ");
  assert.equal(await control("/name").inputValue(), "Big Order paid");
  assert.equal(await control("/name").evaluate((input) => input.selectionStart), 4);
});

test("a page that is slow to write back does not disturb the typing", async () => {
  await control("/name").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("12");
  await page.evaluate(() => window.flow.set("n1", window.heard[0].goal));
  assert.equal(await control("/name").inputValue(), "Order paid12");
});

test("undo by the page is drawn", async () => {
  await control("/name").fill("Other");
  await page.keyboard.press("Enter");
  await page.evaluate(() => window.flow.set("n1", window.goal));
  assert.equal(await control("/name").inputValue(), "Order paid");
  assert.equal(await page.locator("goal-block .name").textContent(), "Order paid");
});

test("a purchase is set up by keyboard alone", async () => {
  await control("/destinations/meta/enabled").focus();
  await page.keyboard.press("Space");
  await control("/destinations/meta/event").focus();
  await page.keyboard.type("purch");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await control("/value/amount").focus();
  await page.keyboard.type("{{");
  assert.equal(await page.locator("goal-panel [aria-selected=true] .label").textContent(), "order_total");
  await page.keyboard.press("Enter");
  await control("/value/currency").focus();
  await page.keyboard.type("euro");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const { value, once, destinations } = await goal();
  assert.deepEqual(value, { amount: "{{order_total}}", currency: "EUR" });
  assert.deepEqual(once, { per: "order", key: "{{order_id}}" });
  assert.deepEqual(destinations, { meta: { enabled: true, event: "Purchase" } });
  assert.equal(await page.locator("goal-block .state").textContent(), "Ready");
});

test("a name of one's own is kept as such", async () => {
  await show(PAID);
  await control("/destinations/meta/event").fill("VIP");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).destinations.meta.event, { custom: "VIP" });
  assert.equal((await goal()).value.amount, "49.90");
});

test("an empty currency is told at the field, on the card and in the list, and a press mends it", async () => {
  await show(PAID);
  await control("/value/currency").fill("");
  await page.keyboard.press("Tab");
  const field = page.locator('goal-panel .field:has([data-path="/value/currency"])');
  assert.equal(await control("/value/currency").getAttribute("aria-invalid"), "true");
  const described = await control("/value/currency").getAttribute("aria-describedby");
  assert.match(await page.locator(`goal-panel #${described}`).textContent(), /currency/i);
  await page.locator("goal-block").getByRole("button", { name: "1 error", exact: true }).waitFor();
  assert.equal(await page.locator("goal-problems .jump").count(), 1);
  await field.locator(".fix", { hasText: "EUR" }).click();
  assert.equal((await goal()).value.currency, "EUR");
  assert.equal((await heard()).at(-1).source, "fix");
  assert.equal(await page.locator("goal-block .badge").count(), 0);
  const focused = await page.evaluate(() => document.querySelector("goal-panel").shadowRoot.activeElement.dataset.path);
  assert.equal(focused, "/value/currency");
});

test("rows come and go, and the focus stays near", async () => {
  await show(PAID);
  await page.locator("goal-panel .panel > details.fold > summary", { hasText: "Products" }).click();
  await page.locator('goal-panel [data-act="add-row"][data-path="/items/contents"]').click();
  await page.keyboard.type("tote");
  await page.keyboard.press("Tab");
  await page.locator('goal-panel [data-act="add-row"][data-path="/items/contents"]').click();
  await page.keyboard.type("mug");
  assert.deepEqual((await goal()).items.contents, [{ id: "tote" }, { id: "mug" }]);
  await page.locator('goal-panel [data-act="remove"][data-path="/items/contents/0"]').click();
  assert.deepEqual((await goal()).items.contents, [{ id: "mug" }]);
  const focused = await page.evaluate(() => document.querySelector("goal-panel").shadowRoot.activeElement.dataset.path);
  assert.equal(focused, "/items/contents/0/id");
});

test("a parameter is added from the list and removed again", async () => {
  await show(PAID);
  await page.locator("goal-panel .panel > details.fold > summary", { hasText: "More parameters" }).click();
  await page.locator("goal-panel select.add").selectOption("order_id");
  // The new field takes the focus once it is drawn.
  await control("/params/order_id").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("A-1");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).params, { order_id: "A-1" });
  await page.locator('goal-panel [data-act="remove"][data-path="/params/order_id"]').click();
  assert.deepEqual((await goal()).params, {});
});

test("how often the goal counts is chosen, and an order's number asked for", async () => {
  await control("/once/per").selectOption("order");
  await control("/once/key").fill("{{order_total}}");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.deepEqual((await goal()).once, { per: "order", key: "{{order_total}}" });
  await control("/once/per").selectOption("");
  assert.equal((await goal()).once, undefined);
  assert.equal(await control("/once/key").count(), 0);
});

test("the value can be converted for a destination", async () => {
  await show(PAID);
  await control("/destinations/meta/convert_to").fill("USD");
  await page.keyboard.press("Tab");
  assert.equal((await goal()).destinations.meta.convert_to, "USD");
  await show({ destinations: { meta: { enabled: true } } });
  assert.equal(await control("/destinations/meta/convert_to").count(), 0);
});

test("consent is asked for by a variable, with answers that count, and given up by a button", async () => {
  await show(PAID);
  await page.locator("goal-panel details.fold", { hasText: "Consent" }).locator("summary").click();
  await control("/consent/variable").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.deepEqual((await goal()).consent, { accepted: ["sí", "si", "sim", "yes", "1", "true"], variable: "first_name" });
  await page.locator('goal-panel [data-act="add-row"][data-path="/consent/accepted"]').click();
  await page.keyboard.type("claro");
  await page.keyboard.press("Tab");
  await page.locator('goal-panel [data-act="remove"][data-path="/consent/accepted/0"]').click();
  assert.deepEqual((await goal()).consent.accepted, ["si", "sim", "yes", "1", "true", "claro"]);
  await page.locator('goal-panel [data-act="remove"][data-path="/consent/variable"]').click();
  assert.equal((await goal()).consent, undefined);
  assert.equal(await control("/consent/accepted/0").count(), 0);
});

test("keys typed into a field stay there; saving and an unused Escape pass", async () => {
  await control("/value/amount").focus();
  for (const key of ["a", "Backspace", "Delete", "Control+z", "Control+s"]) await page.keyboard.press(key);
  await page.keyboard.type("{{");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.deepEqual(await page.evaluate(() => window.keys), ["s", "Escape"]);
});

test("a button keeps Delete to itself and lets shortcuts pass", async () => {
  await show({ ...PAID, name: "" });
  await page.locator("goal-block .badge").focus();
  for (const key of ["Delete", "Backspace", "Control+z"]) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => window.keys), ["Control", "z"]);
});

test("the card asks for the panel at the field to begin with", async () => {
  await show({ ...PAID, name: "" });
  const asked = page.evaluate(
    () => new Promise((told) => document.addEventListener("goal-open", ({ detail }) => told(detail), { once: true })),
  );
  await page.locator("goal-block .badge").click();
  assert.deepEqual(await asked, { node: "n1", path: "/name" });
  await page.evaluate(() => document.querySelector("goal-panel").focusPath("/name"));
  assert.equal(await page.evaluate(() => document.querySelector("goal-panel").shadowRoot.activeElement.dataset.path), "/name");
});

test("all safe fixes are one change", async () => {
  await show({ ...PAID, value: { amount: 1, currency: "EUR" }, items: { contents: [{ id: 7 }] } });
  await page.locator("goal-problems .fix-all").click();
  const [told, ...more] = await heard();
  assert.deepEqual([told.source, told.transient, more], ["fix", false, []]);
  assert.deepEqual([told.goal.value.amount, told.goal.items.contents[0].id], ["1", "7"]);
  assert.equal(await page.locator("goal-problems .fix-all").count(), 0);
});

test("taking the panel away while somebody types loses nothing", async () => {
  await control("/name").fill("Half a wor");
  await page.evaluate(() => document.querySelector("goal-panel").remove());
  assert.deepEqual(
    (await heard()).map(({ transient }) => transient),
    [true, false],
  );
  assert.equal((await goal()).name, "Half a wor");
});

test("moving an element keeps its view", async () => {
  const kept = await page.evaluate(async () => {
    const panel = document.querySelector("goal-panel");
    const input = panel.shadowRoot.querySelector("input");
    document.body.append(panel);
    await new Promise((turn) => setTimeout(turn));
    return panel.shadowRoot.querySelector("input") === input;
  });
  assert.equal(kept, true);
});

test("a read-only panel changes nothing", async () => {
  await page.evaluate(() => {
    document.querySelector("goal-panel").readonly = true;
  });
  assert.equal(await control("/name").getAttribute("readonly"), "");
  assert.equal(await control("/destinations/meta/enabled").isDisabled(), true);
  assert.equal(await page.locator("goal-panel [data-act=toggle]").count(), 0);
});

test("a document of a newer version is shown and kept", async () => {
  await show({ ...PAID, version: 2 });
  assert.equal(await page.locator("goal-panel .notice").count(), 1);
  assert.equal(await control("/name").inputValue(), "Order paid");
  assert.equal(await control("/name").getAttribute("readonly"), "");
});

test("a single document needs no flow", async () => {
  const told = await page.evaluate(async () => {
    const panel = document.createElement("goal-panel");
    panel.goal = { version: 1, goal: { id: "g" }, name: "Alone", destinations: {} };
    const told = [];
    panel.addEventListener("goal-change", ({ detail }) => told.push(detail));
    document.body.replaceChildren(panel);
    while (!panel.shadowRoot.querySelector("input")) await new Promise((painted) => requestAnimationFrame(painted));
    const input = panel.shadowRoot.querySelector("input");
    input.focus();
    input.value = "Together";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    input.blur();
    return { names: told.map(({ goal, transient }) => [goal.name, transient]), now: panel.goal.name };
  });
  assert.deepEqual(told, {
    names: [
      ["Together", true],
      ["Together", false],
    ],
    now: "Together",
  });
});

test("the language changes everywhere at once", async () => {
  await page.evaluate(() => {
    window.flow.locale = "es";
  });
  assert.equal(await page.locator("goal-block .state").textContent(), "Listo");
  assert.equal(await page.locator("goal-panel label").first().textContent(), "Nombre");
  const summary = await page.evaluate(() => window.flow.summary("n1"));
  assert.deepEqual(summary, {
    title: "Order paid",
    label: "Order paid. Cuenta el objetivo en las estadísticas de este bot. Listo.",
  });
});

test("a thousand mounts leave nothing behind", async () => {
  const left = await page.evaluate(async () => {
    const turn = () => new Promise((done) => setTimeout(done));
    const box = document.createElement("div");
    document.body.append(box);
    const round = async (times) => {
      for (let time = 0; time < times; time += 1) {
        box.replaceChildren(Object.assign(document.createElement("goal-block"), { flow: window.flow, node: "n1" }));
        if (time % 100 === 99) await turn();
      }
      box.replaceChildren();
      await turn();
    };
    const { initSync } = await import("/wasm/goal_element.js");
    const { memory } = initSync();
    await round(100);
    const before = memory.buffer.byteLength;
    await round(900);
    return memory.buffer.byteLength - before;
  });
  assert.equal(left, 0);
});

for (const colorScheme of ["light", "dark"]) {
  for (const [state, rest] of Object.entries({
    empty: {},
    valid: PAID,
    wrong: { name: "", value: { amount: "1.234", currency: "" }, destinations: { meta: { enabled: true, event: "Purchas" } } },
  })) {
    test(`axe finds nothing: ${state}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await show(rest);
      if (state === "valid") await control("/destinations/meta/event").press("ArrowDown");
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const rules = {
          region: { enabled: false },
          "page-has-heading-one": { enabled: false },
          "landmark-one-main": { enabled: false },
        };
        const { violations } = await globalThis.axe.run(document, { rules });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
      });
      assert.deepEqual(found, []);
    });
  }
}

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
