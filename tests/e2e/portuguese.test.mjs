// The third language: begun with because the browser speaks it, and switched to and from while one works.
import assert from "node:assert/strict";
import { it } from "node:test";
import { assertAccessible, openStudio, shoot } from "./support/browser.mjs";
import { button, openGoals, READY } from "./support/studio.mjs";
import { onWorld } from "./support/suite.mjs";
import { diz, say } from "./support/texts.mjs";

let world;
let browser;
onWorld((opened) => {
  ({ world, browser } = opened);
});

it("begins in Brazilian Portuguese where the browser speaks it, with the sample in it", async () => {
  const studio = await openStudio(browser, world, { locale: "pt-BR" });
  const { page } = studio;
  await page.getByText("Qual você prefere?").first().waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "pt-BR");
  await shoot(page, "16-pt-first-use");
  await assertAccessible(page, "Portuguese, first use");
  studio.assertNoComplaints();
});

it("switches to Portuguese and back at once, the Goal block too", async () => {
  const studio = await openStudio(browser, world);
  const { page } = studio;
  await openGoals(page, READY);
  const heading = (words) => page.locator("goal-panel").getByText(words("ui.section.meta")).first();
  await heading(say).waitFor();

  await button(page, "Flow file and settings").click();
  await page.getByLabel("Language").selectOption({ label: "Português (Brasil)" });
  await page.getByRole("navigation", { name: "Blocos" }).waitFor();
  await heading(diz).waitFor();
  await page.locator("goal-block").getByText(diz("ui.state.ready")).first().waitFor();
  await shoot(page, "17-pt");
  await assertAccessible(page, "Portuguese, a goal");

  await page.getByLabel("Idioma").selectOption("en");
  await heading(say).waitFor();
  studio.assertNoComplaints();
});
