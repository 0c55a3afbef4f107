// What a card tells of the last days: a line beside the count, from the figures that the proxy keeps.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { openStudio, shoot } from "./support/browser.mjs";
import { field, goals, openGoals, READY } from "./support/studio.mjs";
import { onWorld } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

const OTHER = { ...READY, goal: { id: "0b7f7a52-6a57-4a3b-9d3c-6f8d2f5f0a02" }, name: "Never reached" };

let world;
let browser;
onWorld((opened) => {
  ({ world, browser } = opened);
});

describe("the last days of a goal", { concurrency: false }, () => {
  before(async () => {
    const key = await world.runtimeKey();
    for (const id of ["s-1", "s-2", "s-3"]) {
      const context = { happening_id: `paid-${id}`, variables: {}, subscriber: { id } };
      const answer = await fetch(`${world.origin}/v1/events`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ mode: "live", bot: "shop", goal: READY, context }),
      });
      assert.equal(answer.status, 202, await answer.clone().text());
    }
  });

  it("are a line on the card of a goal that was reached, and are asked for once", async () => {
    const studio = await openStudio(browser, world);
    const { page } = studio;
    const asked = [];
    page.on("request", (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === "/v1/statistics" && searchParams.has("goal")) asked.push(searchParams.get("goal"));
    });
    await openGoals(page, READY, OTHER);
    const card = goals(page).filter({ hasText: READY.name });
    await card.getByText(say("ui.reached.live", { n: "3" })).waitFor();
    const line = card.locator(".trend path");
    await line.waitFor();
    assert.ok((await card.locator(".trend").boundingBox()).width >= 40);
    // Nothing on the days before, three today: flat, and up at its end.
    const heights = [...(await line.getAttribute("d")).matchAll(/,(\d+)/g)].map(([, y]) => Number(y));
    assert.equal(heights.length, 30);
    assert.deepEqual(new Set(heights.slice(0, -1)), new Set([15]));
    assert.equal(heights.at(-1), 1);
    await shoot(page, "last-days");
    await field(page, "ui.name").fill("Order paid twice");
    await goals(page).getByText("Order paid twice").waitFor();
    assert.equal(await goals(page).filter({ hasText: OTHER.name }).locator(".trend").count(), 0);
    assert.deepEqual(asked, [READY.goal.id]);
    studio.assertNoComplaints();
    await studio.context.close();
  });
});
