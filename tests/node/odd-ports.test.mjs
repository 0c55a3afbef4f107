// Backends of hosts that fail, throw or answer nonsense: an element says so or shows what there is, and never throws or waits for ever.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";

let page;
let complaints;
let close;
before(async () => {
  ({ page, complaints, close } = await open());
  await page.evaluate(async () => {
    const { createGoalFlow, defaults, init } = await import("/index.js");
    await import("/define.js");
    await init();
    for (const name of ["library", "stats", "journal", "connection", "source"]) await import(`/elements/${name}.js`);
    const methods = ["list", "get", "create", "save", "history", "remove", "summary", "check", "dataset", "retry"];
    const answers = {
      nothing: async () => undefined,
      "a number": async () => 5,
      "odd rows": async () => [null, 5, "x", {}, [], { id: "a" }],
      "rows with odd members": async () => [
        { id: "a", name: {}, revision: "x", updated_at: "z", at: "z", used_by: 5, goal: 5, outcome: 7, request: 5, answer: 5 },
      ],
      "odd figures": async () => ({
        reached: -1,
        value: [null, {}],
        days: [null, { day: "x" }],
        destinations: [null],
        ads: [null],
      }),
      "odd pages": async () => ({ items: [null, 5, { id: {}, at: "x", answer: 5 }], next: 7 }),
      "a refusal": () => Promise.reject(new Error("no")),
      "a refusal without a reason": () => Promise.reject(),
      "an exception": () => {
        throw new Error("no");
      },
    };
    globalThis.shown = async (tag, name) => {
      const port = Object.fromEntries(methods.map((method) => [method, answers[name]]));
      const flow = createGoalFlow();
      flow.set("n", defaults({ id: "a", name: "G" }));
      const element = Object.assign(document.createElement(tag), {
        store: port,
        stats: port,
        journal: port,
        flow,
        node: "n",
        goal: "a",
      });
      document.body.replaceChildren(element);
      const turn = () => new Promise((next) => setTimeout(next, 20));
      await turn();
      const said = element.shadowRoot?.textContent ?? "";
      for (let at = 0; at < 12; at += 1) {
        element.shadowRoot?.querySelectorAll("button")[at]?.click();
        await turn();
      }
      return said;
    };
    globalThis.names = Object.keys(answers);
  });
});
after(() => close());

for (const tag of ["goal-library", "goal-stats", "goal-journal", "goal-connection", "goal-source"]) {
  test(`${tag} takes whatever a backend answers`, async () => {
    for (const name of await page.evaluate(() => globalThis.names)) {
      const said = await page.evaluate(([tag, name]) => globalThis.shown(tag, name), [tag, name]);
      assert.doesNotMatch(said, /Loading/, `${name}: ${said}`);
      if (/refusal|exception/.test(name) && tag !== "goal-source") assert.match(said, /refused it/, `${name}: ${said}`);
      assert.deepEqual(complaints.splice(0), [], name);
    }
  });
}
