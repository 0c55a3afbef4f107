// The main job as a person does it: drag a goal, set it up, preview it, send a test event, see Meta's answer.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertAccessible, shoot } from "./support/browser.mjs";
import { ROOT } from "./support/program.mjs";
import {
  button,
  copiedBody,
  dragFromPalette,
  field,
  goals,
  inWords,
  node,
  options,
  playToPaid,
  reached,
  savedFlow,
  savedGoals,
  wrongAt,
} from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

const CODE = "TEST12345";

let world;
let studio;
let page;
onStudio((opened) => {
  ({ world, studio, page } = opened);
});

describe("the story", { concurrency: false }, () => {
  const panel = () => page.locator("goal-panel");
  const card = () => goals(page).locator("goal-block");
  const requests = (count) =>
    page
      .getByTitle(/Requests that left/)
      .filter({ hasText: count })
      .waitFor();

  it("opens with a shop flow whose paid branch has no goal", async () => {
    assert.equal(await goals(page).count(), 0);
    await node(page, "thanks").waitFor();
    await shoot(page, "01-open");
    await assertAccessible(page, "sample flow");
  });

  it("takes a goal dragged to the end of the paid branch, and connects it", async () => {
    await dragFromPalette(page, "Goal", "thanks");
    await goals(page).waitFor();
    await panel().getByText(say("ui.section.meta")).first().waitFor();
    await shoot(page, "02-dropped");
    const { edges, nodes } = await savedFlow(page);
    const goal = nodes.find(({ type }) => type === "goal");
    assert.ok(edges.some(({ source, target }) => source === "thanks" && target === goal.id));
  });

  it("is named by keyboard; keys typed there delete nothing", async () => {
    const name = field(page, "ui.name");
    await name.click();
    await page.keyboard.type("Order paidd");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Delete");
    assert.equal(await name.inputValue(), "Order paid");
    assert.equal(await goals(page).count(), 1);
    await card().getByText("Order paid").waitFor();
  });

  it("explains each event in the picker", async () => {
    await panel()
      .getByRole("switch", { name: say("ui.section.meta") })
      .click();
    const event = field(page, "ui.event");
    await event.click();
    await page.keyboard.press("ArrowDown");
    await options(page).first().waitFor();
    await panel().getByText(say("event.Purchase.about")).first().waitFor();
    await shoot(page, "03-events");
    await assertAccessible(page, "event list open");
    await page.keyboard.type("Purch");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      JSON.parse(localStorage.getItem("studio.flow.v1")).nodes.some(
        (each) => each.data.goal?.destinations?.meta?.event === "Purchase",
      ),
    );
    // The bot knows the order's number, so one order counts once; the event brought that along.
    assert.deepEqual((await savedGoals(page))[0].once, { per: "order", key: "{{order_id}}" });
    assert.equal(await field(page, "ui.once.key").inputValue(), "{{order_id}}");
  });

  it("offers the flow's variables for the value, with a sample", async () => {
    const amount = field(page, "ui.amount");
    await amount.click();
    await page.keyboard.type("{{order_t");
    await options(page).filter({ hasText: "order_total" }).filter({ hasText: "24.90" }).waitFor();
    await shoot(page, "04-completion");
    await page.keyboard.press("Enter");
    assert.equal(await amount.inputValue(), "{{order_total}}");
    await page.keyboard.press("Tab");
  });

  it("says that the currency is missing: at the field, on the card, and in the list of problems", async () => {
    const problem = inWords((await wrongAt(page, "/value/currency"))[0]);
    await panel().locator(".note").getByText(problem).waitFor();
    assert.equal(await field(page, "ui.currency").getAttribute("aria-invalid"), "true");
    await card()
      .getByText(say("ui.state.mend", { count: "1" }))
      .waitFor();
    await page.getByRole("button", { name: /problem/ }).click();
    const entry = page.locator("goal-problems").getByText(problem);
    await entry.waitFor();
    await shoot(page, "05-problem");
    await assertAccessible(page, "an error, problems open");
    // The list leads back to the field, also after something else was selected.
    await node(page, "thanks").click();
    await entry.click();
    await page.waitForFunction(
      () => document.querySelector("goal-panel")?.shadowRoot.activeElement?.dataset.path === "/value/currency",
    );
    await button(page, "Close the drawer").click();
  });

  it("is ready once the currency is chosen from the list", async () => {
    await field(page, "ui.currency").click();
    await page.keyboard.type("EUR");
    await options(page).filter({ hasText: "EUR" }).first().click();
    await card()
      .getByText(say("ui.state.mend", { count: "1" }))
      .waitFor({ state: "detached" });
    assert.equal((await savedGoals(page))[0].value.currency, "EUR");
  });

  it("takes products", async () => {
    await panel()
      .getByRole("heading", { name: say("ui.section.items") })
      .click();
    await panel()
      .getByRole("button", { name: say("ui.contents.add") })
      .click();
    const row = panel().getByRole("group", { name: say("ui.contents.row", { n: "1" }) });
    await row.getByLabel(say("ui.contents.id"), { exact: true }).click();
    await page.keyboard.type("{{product");
    await options(page).filter({ hasText: "product_id" }).click();
    await row.getByLabel(say("ui.contents.quantity"), { exact: true }).fill("1");
    await row.getByLabel(say("ui.contents.price"), { exact: true }).fill("{{order_total}}");
    await page.keyboard.press("Tab");
    await shoot(page, "06-ready");
    const [goal] = await savedGoals(page);
    assert.deepEqual(goal.items.contents, [{ id: "{{product_id}}", quantity: "1", item_price: "{{order_total}}" }]);
    await assertAccessible(page, "a goal set up");
  });

  it("undoes and redoes typing as one step each", async () => {
    await page.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } });
    const before = await savedGoals(page);
    await page.keyboard.press("Control+z");
    assert.equal((await savedGoals(page))[0].items.contents[0].item_price ?? "", "");
    await page.keyboard.press("Control+Shift+z");
    assert.deepEqual(await savedGoals(page), before);
  });

  it("shows the exact request in a dry run, and makes none", async () => {
    const left = [];
    await page.route("**/*", (route) => {
      left.push(route.request().url());
      return route.abort();
    });
    await playToPaid(page);
    const body = await copiedBody(page);
    const event = JSON.parse(body).data[0];
    assert.equal(event.event_name, "Purchase");
    assert.equal(event.action_source, "business_messaging");
    assert.match(body, /"value":24\.90/);
    assert.deepEqual(event.custom_data.contents, [{ id: "tote-natural", quantity: 1, item_price: 24.9 }]);
    // What is contact data can be told from another, and is not read by who looks over the shoulder.
    const hash = event.user_data.ph;
    assert.equal(await reached(page).getByText(hash).count(), 0);
    await reached(page)
      .getByText(`"${hash.slice(0, 4)}…"`)
      .waitFor();
    await requests("0 requests");
    await shoot(page, "07-dry-run");
    await assertAccessible(page, "dry run");
    assert.deepEqual(left, []);
    await page.unroute("**/*");
  });

  it("asks for the test event code before it sends", async () => {
    await button(page, "Send test event").click();
    await page.getByText("is the sandbox: nothing reaches Meta").waitFor();
    await button(page, "Send test event").click();
    await page.getByText("Type the test event code first").waitFor();
    await requests("0 requests");
    await shoot(page, "08-test-code");
    await assertAccessible(page, "test code missing");
  });

  it("sends through goal-proxy and shows that Meta accepted, on the block, in the chat and in the journal", async () => {
    await page.getByLabel("Test event code").fill(CODE);
    await page.keyboard.press("Enter");
    await reached(page).getByText(say("answer.accepted")).waitFor();
    await card().getByText(say("outcome.accepted")).waitFor();
    await card()
      .getByText(say("ui.reached.test", { n: "1" }))
      .waitFor();
    await requests("1 request");
    await button(page, "Journal").click();
    await page.locator("goal-journal").getByText(say("answer.accepted")).waitFor();
    await shoot(page, "09-accepted");
    await assertAccessible(page, "accepted, journal open");
    const [sent] = await world.received();
    assert.equal(JSON.stringify(sent).includes("600"), false, "the phone went out in clear");
    assert.equal(JSON.stringify(await savedFlow(page)).includes(CODE), false, "the code is in the flow");
  });

  it("has its picture taken for the README", { skip: process.env.GOAL_README_PICTURE === undefined }, async () => {
    const size = page.viewportSize();
    await button(page, "Close the drawer").click();
    await page.setViewportSize({ width: 1680, height: 960 });
    await goals(page).click();
    await button(page, "Fit View").click();
    await page.mouse.move(0, 0);
    await savedFlow(page);
    await mkdir(join(ROOT, "docs", "images"), { recursive: true });
    await page.screenshot({ path: join(ROOT, "docs", "images", "studio.png"), animations: "disabled" });
    await page.setViewportSize(size);
    await page.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } });
  });

  it("says why Meta refused an ad click that it does not know", async () => {
    await button(page, "Test subscriber").click();
    await page.getByLabel("WhatsApp ad click id").fill("ARunknown7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq");
    await button(page, "Chat").click();
    await button(page, "Send again").click();
    await button(page, "Send test event").click();
    assert.equal(await page.getByLabel("Test event code").inputValue(), CODE);
    await button(page, "Send test event").click();
    await reached(page).getByText(say("answer.click-unknown")).waitFor();
    await card().getByText(say("outcome.refused")).waitFor();
    await shoot(page, "10-refused-click");
  });

  it("says that a website pixel is no WhatsApp dataset, and leads to the field to mend", async () => {
    await goals(page).click();
    await field(page, "ui.connection").selectOption({ label: "Píxel web" });
    await button(page, "Test subscriber").click();
    await page.getByLabel("WhatsApp ad click id").fill("ARDemo7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq");
    await button(page, "Chat").click();
    await button(page, "Send again").click();
    await button(page, "Send test event").click();
    assert.equal(await page.getByLabel("Test event code").inputValue(), "", "codes are kept per connection");
    await page.getByLabel("Test event code").fill(CODE);
    await button(page, "Send test event").last().click();
    await reached(page).getByText(say("answer.dataset-without-whatsapp")).waitFor();
    await shoot(page, "11-refused-pixel");
    await node(page, "thanks").click();
    await button(page, "Show where to mend it").click();
    await page.waitForFunction(
      () => document.querySelector("goal-panel")?.shadowRoot.activeElement?.dataset.path === "/destinations/meta/connection",
    );
    await field(page, "ui.connection").selectOption("");
  });

  it("still has the count after the proxy was started anew", async () => {
    const counted = say("ui.reached.test", { n: "3" });
    await card().getByText(counted).waitFor();
    await world.stopProxy();
    await world.startProxy();
    await page.goto(world.signIn);
    await card().getByText(counted).waitFor();
    assert.equal((await savedGoals(page))[0].name, "Order paid");
  });

  it("says that the proxy is gone, can be retried, and leaves the flow alone", async () => {
    await playToPaid(page);
    const before = await savedFlow(page);
    await button(page, "Send test event").click();
    await page.getByLabel("Test event code").fill(CODE);
    await world.stopProxy();
    studio.allow(/Failed to load resource/);
    await button(page, "Send test event").last().click();
    await reached(page).getByText(say("error.network")).waitFor();
    await page.getByText("No connection to the server").waitFor();
    await shoot(page, "12-proxy-gone");
    await assertAccessible(page, "proxy gone");
    assert.deepEqual(await savedFlow(page), before);
    await world.startProxy();
    // A new process has a new session; the sign-in link renews the cookie without touching this page.
    await page.context().request.get(world.signIn);
    await reached(page).getByRole("button", { name: "Try again" }).click();
    await reached(page).getByText(say("answer.accepted")).waitFor();
    await page.getByText("No connection to the server").waitFor({ state: "detached" });
  });
});
