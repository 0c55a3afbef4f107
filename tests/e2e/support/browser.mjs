// Chromium, and pages that fail a test by anything they complain about.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "./program.mjs";

const SHOTS = join(ROOT, "target", "screenshots");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function launch() {
  const executablePath = process.env.GOAL_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** A signed-in studio in a browser profile of its own. */
export async function openStudio(browser, world, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    colorScheme: "light",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  // Far more than anything needs, so that a busy machine is no failure.
  page.setDefaultTimeout(20_000);
  const complaints = [];
  const allowed = [];
  const complain = (text) => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  page.on("pageerror", (error) => complain(`page error: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(`console: ${message.text()}`);
  });
  await page.goto(world.signIn);
  await page.locator(".react-flow__node").first().waitFor();
  return {
    page,
    context,
    /** From now on this is expected: the test causes it. */
    allow: (pattern) => allowed.push(pattern),
    assertNoComplaints: () => assert.deepEqual(complaints.splice(0), []),
  };
}

/** A picture of a step, for people to look at. */
export async function shoot(page, name) {
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: "disabled" });
}

/** Nothing that axe-core finds in the whole page, shadow roots included. */
export async function assertAccessible(page, state) {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary}`),
    }));
  });
  assert.deepEqual(found, [], `axe-core: ${state}`);
}
