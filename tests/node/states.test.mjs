// Every state of the elements outside the wasm, as a person meets it: no barriers, nothing that sticks out, no complaint under a
// strict policy, and the same to a screen reader as in tests/golden/states.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { ROOT } from "./package.mjs";
import { STATES } from "./states/all.mjs";
import { showState } from "./states/support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GOLDEN = new URL("tests/golden/states/", ROOT);
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
let page;

before(async () => {
  browser = await open();
  page = browser.page;
  await page.addInitScript(AXE);
  await page.reload();
});
after(() => browser.close());

for (const state of STATES) {
  for (const locale of ["en", "es"]) {
    for (const theme of ["light", "dark"]) {
      test(`${state.tag}: ${state.name} (${locale}, ${theme})`, async () => {
        browser.complaints.length = 0;
        await page.setViewportSize({ width: 720, height: 900 });
        await showState(page, state, { locale, theme });
        await shoot(`${state.tag} ${state.name} ${locale} ${theme}`);
        const barriers = await page.evaluate(async (runOnly) => {
          const { violations } = await window.axe.run("main > *", { runOnly });
          return violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ failureSummary, html }) => `${html} ${failureSummary}`),
          }));
        }, RULES);
        assert.deepEqual(barriers, []);
        await page.setViewportSize({ width: 320, height: 900 });
        assert.deepEqual(await page.evaluate(sticksOut), []);
        assert.deepEqual(browser.complaints, []);
      });
    }
  }

  test(`${state.tag}: ${state.name}, as it is read out`, async () => {
    await showState(page, state);
    const heard = (await page.locator("main").ariaSnapshot()).replaceAll(/\w{3} \d{1,2}, \d{4}/g, "«day»");
    const file = new URL(`${state.tag}.${state.name.replaceAll(" ", "-").replaceAll(",", "")}.yml`, GOLDEN);
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, `${heard}\n`);
    }
    assert.ok(
      existsSync(file),
      `${file.pathname} is not there: read what UPDATE_GOLDEN=1 node --test tests/node/states.test.mjs writes`,
    );
    assert.equal(`${heard}\n`, readFileSync(file, "utf8"));
  });
}

test("every state is counted", () => {
  const names = STATES.map(({ tag, name }) => `${tag} ${name}`);
  assert.equal(new Set(names).size, names.length);
});

/** What reaches beyond the right edge of a narrow page; what scrolls by itself may be wider inside. */
function sticksOut() {
  const found = [];
  const width = document.documentElement.clientWidth;
  const walk = (node) => {
    const { right } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    if (right > width + 1 && !node.closest(".unseen"))
      found.push(`${node.localName}.${node.getAttribute("class")} ${Math.round(right)}`);
    if (/auto|scroll|hidden/.test(style.overflowX)) return;
    for (const child of node.shadowRoot?.children ?? node.children) walk(child);
  };
  walk(document.querySelector("main"));
  return found;
}

/** A picture to look at, where `GOAL_SHOTS` names a folder. */
async function shoot(name) {
  if (!process.env.GOAL_SHOTS) return;
  await page.screenshot({ path: `${process.env.GOAL_SHOTS}/${name.replaceAll(" ", "-")}.png`, fullPage: true });
}
