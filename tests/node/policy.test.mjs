// Every element under the policy that strict hosts set: `script-src 'self' 'wasm-unsafe-eval'; style-src 'self';
// require-trusted-types-for 'script'`. Violations are counted as the browser reports them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { PACKAGE } from "./package.mjs";
import { CONNECTION } from "./states/connection.mjs";
import { JOURNAL } from "./states/journal.mjs";
import { LIBRARY } from "./states/library.mjs";
import { MESSAGE } from "./states/message.mjs";
import { PANEL } from "./states/panel.mjs";
import { REQUEST } from "./states/request.mjs";
import { SOURCE } from "./states/source.mjs";
import { STATS } from "./states/stats.mjs";
import { settled, showState } from "./states/support.mjs";

const [panel] = PANEL;
const STATES = [
  ...[CONNECTION, JOURNAL, LIBRARY, MESSAGE, REQUEST, SOURCE, STATS].map(([state]) => state),
  ...["goal-block", "goal-panel", "goal-problems"].map((tag) => ({ ...panel, tag })),
];

let browser;
let page;
before(async () => {
  browser = await open();
  page = browser.page;
  await page.evaluate(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
      window.violations.push(`${violatedDirective} ${sample}`),
    );
  });
});
after(() => browser.close());

test("every element is looked at", () => {
  const { modules } = JSON.parse(readFileSync(new URL("custom-elements.json", PACKAGE), "utf8"));
  const tags = modules.flatMap(({ declarations = [] }) => declarations.map(({ tagName }) => tagName)).filter(Boolean);
  assert.deepEqual(STATES.map(({ tag }) => tag).sort(), tags.sort());
});

for (const state of STATES) {
  test(`${state.tag} breaks no rule of the policy, nor when it is pressed everywhere`, async () => {
    await showState(page, state);
    const controls = page.locator("main").locator("button, summary, input, select").filter({ visible: true });
    for (let at = 0; at < Math.min(await controls.count(), 12); at += 1) {
      // Some vanish by what the one before them did.
      await controls
        .nth(at)
        .click({ timeout: 500 })
        .catch(() => {});
    }
    await settled(page);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  });
}

test("the policy is in force: what it forbids is counted", async () => {
  const kinds = await page.evaluate(async () => {
    const box = document.createElement("p");
    try {
      box.innerHTML = "<b>x</b>";
    } catch {
      // It is refused, too.
    }
    const style = document.createElement("style");
    style.textContent = "p { color: red }";
    document.body.append(style);
    await new Promise((reported) => setTimeout(reported, 50));
    return window.violations.map((each) => each.split(" ")[0]);
  });
  assert.deepEqual(kinds.sort(), ["require-trusted-types-for", "style-src-elem"]);
});
