// The studio around the Goal block: what a person draws is kept, by mouse or by keyboard alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { assertAccessible, shoot } from "./support/browser.mjs";
import { button, drag, field, flowFile, goals, node, openFile, openGoals, READY, savedFlow } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";

let world;
let page;
onStudio((opened) => {
  ({ world, page } = opened);
});

describe("the studio", { concurrency: false }, () => {
  const fromPalette = (name) => page.getByRole("navigation", { name: "Blocks" }).getByRole("button", { name });

  it("adds every kind of block by keyboard, each behind the last one", async () => {
    await node(page, "thanks").focus();
    await page.keyboard.press("Enter");
    for (const kind of ["Message", "Question", "Buttons", "Condition", "Set variable", "Goal"]) {
      await fromPalette(kind).focus();
      await page.keyboard.press("Enter");
      await page.getByText(`${kind} added.`).waitFor({ state: "attached" });
    }
    const { nodes, edges } = await savedFlow(page);
    const added = nodes.slice(-6);
    assert.deepEqual(
      added.map(({ type }) => type),
      ["message", "question", "buttons", "condition", "set", "goal"],
    );
    let last = "thanks";
    for (const { id } of added) {
      assert.ok(edges.some(({ source, target }) => source === last && target === id));
      last = id;
    }
    await shoot(page, "30-every-kind");
    await assertAccessible(page, "every kind of block");
  });

  it("sets blocks in the inspector; one undo takes a typed text back", async () => {
    await button(page, "Fit View").click();
    await node(page, "greeting").click();
    const text = page.getByRole("complementary", { name: "Settings" }).getByLabel("Text", { exact: true });
    const was = await text.inputValue();
    await text.fill("");
    await text.pressSequentially("Hello {{name}}");
    await node(page, "greeting").getByText("Hello").waitFor();
    await page.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } });
    await page.keyboard.press("Control+z");
    await node(page, "greeting").click();
    assert.equal(await text.inputValue(), was);
  });

  it("keeps all of it over a reload", async () => {
    const kept = await savedFlow(page);
    await page.reload();
    await goals(page).waitFor();
    assert.deepEqual(await savedFlow(page), kept);
  });

  it("saves a file that opens as the same flow, and undo brings the other one back", async () => {
    const kept = await savedFlow(page);
    const download = page.waitForEvent("download");
    await button(page, "Flow file and settings").click();
    await button(page, "Save as a file").click();
    const file = await download;
    assert.equal(file.suggestedFilename(), "Shop-on-WhatsApp.flow.json");
    const content = await readFile(await file.path(), "utf8");
    await openFile(page, flowFile(READY));
    await page.getByText("“From a file” is open.").waitFor();
    assert.equal((await savedFlow(page)).name, "From a file");
    await openFile(page, content);
    await page.getByText("“Shop on WhatsApp” is open.").waitFor();
    assert.deepEqual(await savedFlow(page), kept);
    await button(page, "Undo").click();
    assert.equal((await savedFlow(page)).name, "From a file");
  });

  it("copies, pastes, duplicates and deletes blocks, each as one step", async () => {
    await openGoals(page, READY);
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+v");
    assert.equal(await goals(page).count(), 2);
    await page.keyboard.press("Control+d");
    assert.equal(await goals(page).count(), 3);
    await page.keyboard.press("Delete");
    assert.equal(await goals(page).count(), 2);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.equal(await goals(page).count(), 1);
    await page.keyboard.press("Control+y");
    assert.equal(await goals(page).count(), 2);
    await page.keyboard.press("Control+z");
  });

  it("moves a block by its card, and not by a drag inside its fields", async () => {
    await goals(page).click();
    const place = () => goals(page).boundingBox();
    const start = await place();
    await drag(page, await field(page, "ui.name").boundingBox(), 80, 40);
    assert.deepEqual(await place(), start);
    await drag(page, await goals(page).locator("goal-block").getByText("Order paid").boundingBox(), 40, 60);
    const moved = await place();
    assert.ok(Math.abs(moved.y - start.y - 60) < 12, `moved by ${moved.y - start.y}`);
    await page.keyboard.press("Control+z");
    assert.deepEqual(await place(), start);
  });

  it("lets a person decide when two tabs save", async () => {
    const other = await page.context().newPage();
    await other.goto(world.origin);
    await other.getByLabel("Name of the flow").fill("From the other tab");
    await page.getByText("This flow was changed in another tab.").waitFor();
    await button(page, "Show that one").click();
    await page.waitForFunction(() => document.title.startsWith("From the other tab"));
    await other.close();
    assert.equal((await savedFlow(page)).name, "From the other tab");
  });

  it("keeps a test event to a real Meta connection for a click of one's own", async () => {
    await page.route("**/v1/connections", async (route) => {
      const connections = await (await route.fetch()).json();
      await route.fulfill({ json: connections.map((each) => ({ ...each, sandbox: false })) });
    });
    await page.reload();
    await button(page, "Preview").click();
    await button(page, "Send test event").click();
    await page.getByText("Meta also counts tests: this adds 1 Purchase of 49.90 EUR.").waitFor();
    await page.getByText("Meta checks that the ad click is real.").waitFor();
    assert.ok(await button(page, "Send test event").isDisabled());
    await button(page, "Test subscriber").click();
    await page.getByLabel("This is me").check();
    await button(page, "Chat").click();
    await button(page, "Send test event").click();
    assert.ok(await button(page, "Send test event").isEnabled());
    await assertAccessible(page, "a real connection");
  });
});
