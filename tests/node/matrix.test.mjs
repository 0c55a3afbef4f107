// Every state of the elements in every language, appearance and direction: too long for each change, so `cargo xtask soak` runs it
// (`GOAL_MATRIX=1`). The short form, in two languages and two appearances, is in states.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { open } from "./browser.mjs";
import { STATES } from "./states/all.mjs";
import { showState } from "./states/support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
};

describe("the matrix of states", { skip: process.env.GOAL_MATRIX === undefined }, () => {
  let browser;
  let page;
  before(async () => {
    browser = await open();
    page = browser.page;
    await page.addInitScript(AXE);
    await page.reload();
  });
  after(() => browser?.close());

  for (const locale of ["en", "es", "pt-BR"]) {
    for (const [look, media] of Object.entries(LOOKS)) {
      for (const direction of ["ltr", "rtl"]) {
        for (const state of STATES) {
          test(`${locale}, ${look}, ${direction}: ${state.tag}, ${state.name}`, async () => {
            browser.complaints.length = 0;
            await page.setViewportSize({ width: 720, height: 900 });
            await page.emulateMedia(media);
            await showState(page, state, { locale, theme: media.colorScheme, direction });
            assert.deepEqual(await page.evaluate(barriers, RULES), []);
            await page.setViewportSize({ width: 320, height: 900 });
            assert.deepEqual(await page.evaluate(sticksOut), []);
            assert.deepEqual(browser.complaints, []);
          });
        }
      }
    }
  }
});

/** In the page: what axe-core finds. */
async function barriers(runOnly) {
  const { violations } = await window.axe.run("main > *", { runOnly });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`);
}

/** In the page: what reaches beyond an edge of a narrow page, on either side; what scrolls by itself may be wider inside. */
function sticksOut() {
  const found = [];
  const width = document.documentElement.clientWidth;
  const walk = (node) => {
    const { left, right } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    if ((right > width + 1 || left < -1) && !node.closest(".unseen")) {
      found.push(`${node.localName}.${node.getAttribute("class")} ${Math.round(left)}–${Math.round(right)}`);
    }
    if (/auto|scroll|hidden/.test(style.overflowX)) return;
    for (const child of node.shadowRoot?.children ?? node.children) walk(child);
  };
  walk(document.querySelector("main"));
  return found;
}
