// The server goes away before parts of the page were ever loaded: that is said, nothing is lost, and it comes back by one press.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { button, openGoals, READY, reached, savedFlow } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let world;
let studio;
let page;
onStudio((opened) => {
  ({ world, studio, page } = opened);
});

const OFF = "No connection to the server.";

describe("a server that is not there", () => {
  it("is told of by the first test send, which succeeds once it is back", async () => {
    studio.allow(/Failed to load resource/);
    await openGoals(page, READY);
    const kept = await savedFlow(page);
    await button(page, "Preview").click();
    await reached(page).waitFor();
    await world.stopProxy();
    await button(page, "Send test event").click();
    await page.getByLabel("Test event code").fill("TEST12345");
    await page.keyboard.press("Enter");
    await reached(page).getByText(say("error.network")).waitFor();
    assert.deepEqual(await savedFlow(page), kept);
    await world.startProxy();
    await page.goto(world.signIn);
    await page.locator(".react-flow__node").first().waitFor();
  });

  it("is told of on each page, which fills once it is back", async () => {
    const pages = page.getByRole("navigation", { name: "Pages" });
    await world.stopProxy();
    for (const name of ["Goals", "Connections", "Overview"]) {
      await pages.getByRole("button", { name, exact: true }).click();
      await page.getByText(OFF).waitFor();
    }
    await pages.getByRole("button", { name: "Connections", exact: true }).click();
    await world.startProxy();
    await button(page, "Try again").click();
    await page.getByText(OFF).waitFor({ state: "detached" });
    await page.getByText("Tienda · WhatsApp").first().waitFor();
  });
});
