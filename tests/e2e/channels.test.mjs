// Bots that do not talk on WhatsApp: what the preview says and sends of Messenger and of TikTok alone.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { button, flowFile, notice, openFile, READY, reached } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio((opened) => {
  page = opened.page;
});

const MESSENGER = {
  name: "Leads",
  platform: "meta",
  channel: "messenger",
  dataset_id: "1020304050607080",
  page_id: "104000000000001",
};
const TIKTOK = { name: "Orders", platform: "tiktok", offline_event_set_id: "7000000000000000001", country: "CO" };

/** Connections as their page makes them; they lead to the platforms themselves, so nothing is sent through them here. */
async function connect(id, connection) {
  const status = await page.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json" };
      return (await fetch("/v1/connections", { method: "POST", headers, body: JSON.stringify(body) })).status;
    },
    { id, token: id.toUpperCase(), ...connection },
  );
  assert.equal(status, 201);
}

/** Opens a flow with one goal and previews it. */
async function preview(destinations) {
  await openFile(page, flowFile({ ...READY, value: { amount: "125000", currency: "COP" }, destinations }));
  await notice(page, "is open").last().waitFor();
  if ((await page.getByRole("region", { name: "Preview" }).count()) === 0) await button(page, "Preview").click();
  else await button(page, "Start again").click();
  await reached(page).waitFor();
}

/** Writes into the form of who talks to the bot, and comes back to the chat. */
async function asSubscriber(label, text) {
  await button(page, "Test subscriber").click();
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.waitForTimeout(50);
}

describe("other channels", () => {
  before(async () => {
    await connect("leads", MESSENGER);
    await connect("orders", TIKTOK);
    await page.reload();
    await page.locator(".react-flow__node").first().waitFor();
  });

  it("finds people of Messenger by Messenger's id, and asks for no click of an ad", async () => {
    await preview({ meta: { enabled: true, event: "LeadSubmitted", connection: "leads" } });
    await reached(page).getByText("page_scoped_user_id").first().waitFor();
    await button(page, "Send test event").click();
    await reached(page).getByText("Meta also counts tests: this adds 1 LeadSubmitted of 125,000\u00a0COP.").waitFor();
    assert.equal(await reached(page).getByText("Meta checks that the ad click is real.").count(), 0);
    assert.equal(await button(page, "Send test event").isEnabled(), true);
    await asSubscriber("Messenger id (PSID)", "");
    await button(page, "Chat").click();
    await reached(page).getByText(say("skip.no-identity")).waitFor();
    await asSubscriber("Messenger id (PSID)", "24012345678901234");
    await button(page, "Chat").click();
    await reached(page).getByText("page_scoped_user_id").first().waitFor();
  });

  it("says of TikTok what is true of TikTok", async () => {
    await preview({ tiktok: { enabled: true, event: "Purchase", connection: "orders" } });
    await button(page, "Send test event").click();
    await reached(page).getByText("TikTok shows it under “Test events” and does not count it.").waitFor();
    assert.equal(await reached(page).getByText("Meta").count(), 0);
    assert.equal(await button(page, "Send test event").isEnabled(), true);
  });

  it("says what each platform will do where both hear of it", async () => {
    const meta = { enabled: true, event: "Purchase" };
    await preview({ meta, tiktok: { enabled: true, event: "Purchase", connection: "orders" } });
    await button(page, "Send test event").click();
    await reached(page).getByText("is the sandbox: nothing reaches Meta").waitFor();
    await reached(page).getByText("TikTok shows it under “Test events” and does not count it.").waitFor();
  });

  it("reads a phone as the connections' country writes it, and says why one cannot be used", async () => {
    await preview({ tiktok: { enabled: true, event: "Purchase", connection: "orders" } });
    await asSubscriber("Phone", "300 123 4567");
    await page.getByText("Hash for Meta").waitFor();
    await asSubscriber("Phone", "12");
    await page.getByText(say("identity.not-a-phone")).waitFor();
    await button(page, "Chat").click();
    await reached(page).getByText(say("skip.no-identity")).waitFor();
    await reached(page).getByText("Nothing is sent.").waitFor();
    await asSubscriber("Phone", "+34 600 123 456");
    await button(page, "Chat").click();
  });
});
