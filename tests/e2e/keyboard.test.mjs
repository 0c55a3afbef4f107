// The whole job by keyboard alone: this file never touches the mouse.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shoot } from "./support/browser.mjs";
import { focused, hasFocus, partTo, tabTo } from "./support/keyboard.mjs";
import { goals, reached, savedFlow, savedGoals } from "./support/studio.mjs";
import { onStudio } from "./support/suite.mjs";
import { say } from "./support/texts.mjs";

let page;
onStudio((opened) => {
  page = opened.page;
  // Whatever presses a mouse's button by mistake is no keyboard run.
  page.mouse.down = page.mouse.click = () => assert.fail("the mouse was used");
});

const press = (key) => page.keyboard.press(key);
const type = (text) => page.keyboard.type(text);
const settings = () => partTo(page, "Settings");
const canvas = () => partTo(page, "Flow");

/** Opens what is folded, if it is, and goes on to a field. */
async function toField(key) {
  await settings();
  await tabTo(page, say(key));
}

describe("the story by keyboard", { concurrency: false }, () => {
  it("adds a goal behind a block, and connects it", async () => {
    await canvas();
    await tabTo(page, /^Message: Thank you/);
    await press("Enter");
    await partTo(page, "Blocks");
    await tabTo(page, /^Goal/);
    await press("Enter");
    await goals(page).waitFor();
    await hasFocus(page);
    const { edges, nodes } = await savedFlow(page);
    const { id } = nodes.find(({ type }) => type === "goal");
    assert.ok(edges.some(({ source, target }) => source === "thanks" && target === id));
  });

  it("sets it up", async () => {
    await toField("ui.name");
    await type("Order paid");
    await tabTo(page, say("ui.amount"));
    await type("{{order_t");
    await page.getByRole("listbox").getByRole("option").filter({ hasText: "order_total" }).waitFor();
    await press("Enter");
    await tabTo(page, say("ui.currency"));
    await type("EUR");
    await press("ArrowDown");
    await press("Enter");
    await tabTo(page, say("ui.section.meta"));
    await press("Space");
    await tabTo(page, say("ui.event"));
    await type("Purch");
    await press("ArrowDown");
    await press("Enter");
    await tabTo(page, say("ui.connection"));
    const [goal] = await savedGoals(page);
    assert.equal(goal.destinations.meta.event, "Purchase");
    assert.deepEqual(goal.value, { amount: "{{order_total}}", currency: "EUR" });
  });

  it("fills products as in a spreadsheet", async () => {
    await tabTo(page, new RegExp(`^${say("ui.section.items")}`));
    await press("Enter");
    await tabTo(page, say("ui.contents.add"));
    await press("Enter");
    await hasFocus(page);
    await type("tote");
    await tabTo(page, say("ui.contents.quantity"));
    await type("1");
    // Below the last row stands the next one; the arrows go up and down in a column.
    await press("Enter");
    await type("mug");
    await press("ArrowUp");
    assert.equal((await focused(page)).value, "tote");
    await press("ArrowDown");
    await press("Tab");
    const { contents } = (await savedGoals(page))[0].items;
    assert.deepEqual(
      contents.map(({ id }) => id),
      ["tote", "mug"],
    );
  });

  it("connects two blocks, and ends a branch", async () => {
    await partTo(page, "Blocks");
    await tabTo(page, /^Message/);
    await canvas();
    await tabTo(page, /^Message: No problem/);
    await press("Enter");
    await settings();
    await tabTo(page, "Next block");
    await type("Message: Hi!");
    await hasFocus(page);
    const led = () => savedFlow(page).then(({ edges }) => edges.find(({ source }) => source === "wait")?.target);
    assert.equal(await led(), "greeting");
    await press("Home");
    assert.equal(await led(), undefined);
  });

  it("previews, with the focus never lost", async () => {
    await canvas();
    await tabTo(page, /Order paid/);
    await press("Enter");
    await partTo(page, /^Editor/);
    await tabTo(page, /^Preview/);
    await press("Enter");
    await partTo(page, "Preview");
    await tabTo(page, "Canvas tote");
    await press("Enter");
    await hasFocus(page);
    await tabTo(page, "I have paid");
    await press("Enter");
    await reached(page).waitFor();
    await hasFocus(page);
    await shoot(page, "keyboard-preview");
  });

  it("sends a test and reads the answer", async () => {
    await tabTo(page, "Send test event");
    await press("Enter");
    await page.getByLabel("Test event code").waitFor();
    assert.ok((await focused(page)).names.includes("Test event code"));
    await type("TEST12345");
    await press("Enter");
    await reached(page).getByText(say("answer.accepted")).waitFor();
    await hasFocus(page);
    await tabTo(page, "Open the journal");
    await press("Enter");
    await page.getByRole("region", { name: "Journal" }).getByText(say("answer.accepted")).first().waitFor();
    await partTo(page, "Journal");
    await tabTo(page, "Close the drawer");
    await press("Enter");
    await hasFocus(page);
    await shoot(page, "keyboard-sent");
  });
});
