// A server or a platform in trouble: told in words, tried again by one press, the flow as it was.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { button, openGoals, READY, reached, savedFlow } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let world;
let studio;
let page;
onStudio((opened) => {
  ({ world, studio, page } = opened);
});

describe("a server in trouble", () => {
  before(async () => {
    studio.allow(/Failed to load resource/);
    await openGoals(page, READY);
    await button(page, "Preview").click();
  });

  const html = { status: 200, contentType: "text/html", body: "<h1>Welcome to the hotel network</h1>" };
  const cases = {
    "not-json": html,
    "too-large": { status: 413, contentType: "text/plain", body: "" },
    busy: { status: 429, headers: { "retry-after": "7" }, body: "" },
    server: { status: 500, contentType: "text/html", body: "<h1>500</h1>" },
    session: { status: 401, contentType: "application/problem+json", body: '{"status":401,"code":"session"}' },
  };
  for (const [kind, answer] of Object.entries(cases)) {
    it(`is told in words, and can be tried again: ${kind}`, async () => {
      const kept = await savedFlow(page);
      await page.route("**/v1/events", (route) => route.fulfill(answer));
      await sendTest();
      await reached(page)
        .getByText(say(`error.${kind}`))
        .waitFor();
      assert.deepEqual(await savedFlow(page), kept);
      await page.unroute("**/v1/events");
      await tryAgain();
    });
  }

  it("takes no goal larger than its limit, and says so", async () => {
    await openGoals(page, { ...READY, params: { content_name: "n".repeat(300_000) } });
    await sendTest();
    await reached(page).getByText(say("error.too-large")).waitFor();
    await openGoals(page, READY);
  });

  it("is waited for, but not for ever", async () => {
    await page.route("**/v1/events", () => {});
    await sendTest();
    await reached(page).getByText("Sending…").waitFor();
    await reached(page).getByText(say("error.timeout")).waitFor({ timeout: 30_000 });
    await page.unroute("**/v1/events");
    await tryAgain();
  });

  const platform = {
    "server-error": { status: 500, body: "<h1>oops</h1>" },
    "not-json": { status: 200, body: "<h1>Welcome</h1>" },
    "no-answer": { close: true },
  };
  for (const [key, order] of Object.entries(platform)) {
    it(`shows what Meta's side did: ${key}`, async () => {
      await world.trouble(order);
      await sendTest();
      await reached(page)
        .getByText(say(`answer.${key}`))
        .waitFor();
      await button(page, "Send again").click();
    });
  }

  it("waits for a slow platform", async () => {
    await world.trouble({ delay_ms: 1500 });
    await sendTest();
    await reached(page).getByText("Sending…").waitFor();
    await reached(page).getByText(say("answer.accepted")).waitFor();
  });

  async function sendTest() {
    await button(page, "Start again").click();
    await button(page, "Send test event").click();
    await page.getByLabel("Test event code").fill("TEST12345");
    await page.keyboard.press("Enter");
  }

  async function tryAgain() {
    await reached(page).getByRole("button", { name: "Try again" }).click();
    await reached(page).getByText(say("answer.accepted")).waitFor();
  }
});
