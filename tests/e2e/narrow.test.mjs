// On a laptop and on half a screen: nothing covers anything else, nothing sticks out, and every target can be hit.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openStudio, shoot } from "./support/browser.mjs";
import { button, openGoals, READY, reached } from "./support/studio.mjs";
import { onWorld } from "./support/suite.mjs";

let world;
let browser;
onWorld((opened) => {
  ({ world, browser } = opened);
});

for (const width of [1280, 900]) {
  describe(`at ${width} pixels`, { concurrency: false }, () => {
    it("the editor, with the preview and the settings open", async () => {
      const studio = await openStudio(browser, world, { viewport: { width, height: 800 } });
      const { page } = studio;
      assert.deepEqual(await page.evaluate(faults), []);
      await openGoals(page, READY);
      await button(page, "Preview").click();
      await reached(page).waitFor();
      assert.deepEqual(await page.evaluate(faults), []);
      const canvas = await page.getByRole("region", { name: "Flow", exact: true }).boundingBox();
      assert.ok(canvas.width >= 200, `the flow has ${canvas.width} pixels left`);
      await shoot(page, `narrow-${width}`);
      studio.assertNoComplaints();
      await studio.context.close();
    });

    it("every page in Spanish, whose words are longer", async () => {
      const studio = await openStudio(browser, world, { viewport: { width, height: 800 }, locale: "es-ES" });
      const { page } = studio;
      for (const name of ["Editor", "Flujos", "Resumen", "Objetivos", "Conexiones"]) {
        await page.getByRole("navigation", { name: "Páginas" }).getByRole("button", { name, exact: true }).click();
        assert.deepEqual(await page.evaluate(faults), [], name);
      }
      studio.assertNoComplaints();
      await studio.context.close();
    });
  });
}

/** In the page: what sticks out, and controls outside the canvas that cover each other or are too small. */
function faults() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
  const shown = [...document.querySelectorAll(".bar button, .bar input, .palette button, .page button, .page select")]
    .map((control) => ({ name: control.getAttribute("aria-label") ?? control.textContent, box: control.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  for (const [at, { name, box }] of shown.entries()) {
    if (box.width < 24 || box.height < 24) found.push(`${name} is ${box.width} × ${box.height}`);
    if (box.right > root.clientWidth + 1) found.push(`${name} sticks out`);
    for (const other of shown.slice(at + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 1 && down > 1) found.push(`${name} covers ${other.name}`);
    }
  }
  return found;
}
