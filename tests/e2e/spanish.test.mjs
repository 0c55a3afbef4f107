// Another language and another appearance, at once and everywhere.
import assert from "node:assert/strict";
import { it } from "node:test";
import { assertAccessible, openStudio, shoot } from "./support/browser.mjs";
import { button, field, inWords, openGoals, READY, wrongAt } from "./support/studio.mjs";
import { onWorld } from "./support/suite.mjs";
import { di, say } from "./support/texts.mjs";

let world;
let browser;
onWorld((opened) => {
  ({ world, browser } = opened);
});

it("speaks Spanish at once, and dark, whatever the system has", async () => {
  const studio = await openStudio(browser, world);
  const { page } = studio;
  await openGoals(page, READY);
  await page.locator("goal-panel").getByText(say("ui.section.meta")).first().waitFor();
  await button(page, "Flow file and settings").click();
  await page.getByLabel("Language").selectOption("es");
  await page.getByLabel("Apariencia").selectOption("dark");
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Bloques" }).waitFor();
  await page.locator("goal-panel").getByText(di("ui.section.meta")).first().waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "es");

  await button(page, "Vista previa").click();
  await page.getByRole("region", { name: "Objetivo alcanzado" }).waitFor();
  await shoot(page, "13-es-dark");
  await assertAccessible(page, "Spanish, dark, dry run");

  await field(page, "ui.currency", di).fill("");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: /problema/ }).click();
  const [missing] = await wrongAt(page, "/value/currency");
  await page.locator("goal-problems").getByText(inWords(missing, di)).waitFor();
  await shoot(page, "14-es-dark-error");
  await assertAccessible(page, "Spanish, dark, with an error");
  studio.assertNoComplaints();
});

it("begins in the browser's language, with the sample in it", async () => {
  const studio = await openStudio(browser, world, { locale: "es-MX", colorScheme: "dark" });
  const { page } = studio;
  await page.getByText("¿Cuál prefieres?").first().waitFor();
  await shoot(page, "15-es-first-use");
  await assertAccessible(page, "Spanish, first use");
  studio.assertNoComplaints();
});
