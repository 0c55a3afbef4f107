// What the elements outside the wasm do when a person uses them, by mouse and by keyboard, and when a host misuses them.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { open } from "./browser.mjs";
import { CONNECTION, TOKEN } from "./states/connection.mjs";
import { LIBRARY, openRow } from "./states/library.mjs";
import { MESSAGE } from "./states/message.mjs";
import { STATS } from "./states/stats.mjs";
import { settled, showState } from "./states/support.mjs";

let browser;
let page;

before(async () => {
  browser = await open();
  page = browser.page;
  page.setDefaultTimeout(8000);
});
after(() => browser.close());
beforeEach(() => {
  browser.complaints.length = 0;
});

const named = (states, name) => states.find((state) => state.name === name);
const heard = (type) => page.evaluate((type) => window.heard.filter((event) => event.type === type), type);
const focused = () =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.textContent || at?.localName;
  });

describe("goal-message", () => {
  test("names the ad by what is known of it, and links to pages alone", async () => {
    await showState(page, named(MESSAGE, "with value and ad"));
    assert.equal(await page.getByRole("link").getAttribute("href"), "https://www.facebook.com/ads/archive");
    assert.equal(await page.getByRole("link").getAttribute("rel"), "noopener noreferrer");
    await showState(page, named(MESSAGE, "an ad without a link"));
    await page.getByText("Bags for autumn").waitFor();
    assert.equal(await page.getByRole("link").count(), 0);
    await showState(page, named(MESSAGE, "an ad that is only a number"));
    await page.getByText("Ad 120210000000000002").waitFor();
    await showState(page, named(MESSAGE, "a link that is no page"));
    assert.equal(await page.getByRole("link").count(), 0);
  });

  test("leads to the block", async () => {
    await showState(page, named(MESSAGE, "with value and ad"));
    await page.getByRole("button", { name: "Show the block" }).press("Enter");
    assert.deepEqual(await heard("goal-open"), [{ type: "goal-open", detail: { node: "n1" }, composed: true }]);
  });

  for (const [name, reached] of Object.entries({
    nothing: null,
    "a number": 7,
    "throwing members": "({ get name() { throw new Error('host'); } })",
    "odd members": { name: { a: 1 }, value: "x", at: "soon", ad: 5, node: 0 },
  })) {
    test(`takes ${name}`, async () => {
      await showState(page, named(MESSAGE, "no ad, no value"));
      await page.evaluate(
        `document.querySelector("goal-message").reached = ${typeof reached === "string" ? reached : JSON.stringify(reached)}`,
      );
      await settled(page);
      assert.deepEqual(browser.complaints, []);
    });
  }
});

describe("goal-stats", () => {
  test("every number opens its rows", async () => {
    await showState(page, named(STATS, "figures"));
    await page.getByRole("button", { name: "29 not from an ad" }).click();
    await page.getByRole("button", { name: "Show the 9 of Autumn bags" }).press("Enter");
    const [skipped, ad] = (await heard("goal-rows")).map(({ detail }) => detail);
    assert.deepEqual(skipped, { goal: "g1", mode: "live", destination: "meta", outcome: "skipped", reason: "no-click" });
    assert.deepEqual(ad, { goal: "g1", mode: "live", ad: "120210000000000001" });
  });

  test("another period is asked for, with both ends", async () => {
    await showState(page, named(STATS, "figures"));
    await page.getByRole("button", { name: "7 days" }).click();
    await settled(page);
    const asked = await page.evaluate(() => window.asked.at(-1));
    const days = (Date.parse(asked.to) - Date.parse(asked.from)) / 86_400_000;
    assert.deepEqual({ ...asked, from: days, to: 0 }, { goal: "g1", mode: "live", from: 6, to: 0 });
  });

  test("an answer that comes too late is not shown", async () => {
    await showState(page, named(STATS, "nothing yet"));
    await page.evaluate(async () => {
      const element = document.querySelector("goal-stats");
      const answers = [];
      element.stats = { summary: () => new Promise((answer) => answers.push(answer)) };
      await new Promise((turn) => setTimeout(turn));
      element.period = 90;
      await new Promise((turn) => setTimeout(turn));
      const figures = (reached) => ({ reached, people: reached, value: [], days: [], destinations: [] });
      answers[1](figures(2));
      answers[0](figures(1));
    });
    await page.getByText("Per day").waitFor();
    assert.match(await page.locator("goal-stats .root").innerText(), /Reached\s+2/);
  });

  test("a failure can be tried again", async () => {
    await showState(page, named(STATS, "failed"));
    await page.getByRole("alert").getByText("The server was not reached").waitFor();
    await page.evaluate(() => {
      const { stats } = document.querySelector("goal-stats");
      stats.summary = async () => ({ reached: 1, people: 1, value: [], days: [], destinations: [] });
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Per day").waitFor();
  });

  test("without a port it hides, and an odd answer is said", async () => {
    await showState(page, named(STATS, "figures"));
    await page.evaluate(() => {
      document.querySelector("goal-stats").stats = undefined;
    });
    await settled(page);
    assert.equal(await page.locator("goal-stats .root").innerText(), "");
    await page.evaluate(() => {
      document.querySelector("goal-stats").stats = { summary: async () => ({ reached: 4 }) };
    });
    await page.getByText("cannot be read").waitFor();
    assert.deepEqual(browser.complaints, []);
  });
});

describe("goal-library", () => {
  test("a goal is made, renamed, copied and deleted by keyboard alone; the focus is never lost", async () => {
    await showState(page, named(LIBRARY, "empty"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Order paid");
    await page.keyboard.press("Enter");
    await page.getByText("Order paid", { exact: true }).waitFor();
    assert.equal(await focused(), "New goal");
    assert.equal((await heard("goal-saved"))[0].detail.goal.goal.revision, 1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Rename" }).press("Enter");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Paid");
    await page.keyboard.press("Enter");
    await page.getByText("Paid", { exact: true }).first().waitFor();
    assert.equal(await focused(), "Rename");
    await page.getByRole("button", { name: "Make a copy" }).press("Enter");
    await page.getByText("Paid (copy)", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Delete" }).first().press("Enter");
    assert.equal(await focused(), "Delete for good");
    await page.keyboard.press("Enter");
    await page.getByText("Paid", { exact: true }).first().waitFor({ state: "detached" });
    assert.equal((await heard("goal-removed")).length, 1);
    assert.deepEqual(browser.complaints, []);
  });

  test("a name is needed, and Escape gives up", async () => {
    await showState(page, named(LIBRARY, "creating"));
    await page.keyboard.press("Enter");
    assert.equal(await page.getByLabel("Name").getAttribute("aria-invalid"), "true");
    await page.keyboard.press("Escape");
    await page.getByLabel("Name").waitFor({ state: "detached" });
    assert.equal(await focused(), "New goal");
  });

  test("a used goal is not deleted, and says by whom it is used", async () => {
    await showState(page, named(LIBRARY, "deleting refused"));
    await page.getByText("still used in Shop on WhatsApp, Instagram raffle").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await focused(), "Delete");
  });

  test("an earlier version is brought back as a new one", async () => {
    await showState(page, named(LIBRARY, "renaming"));
    await page.getByLabel("Name").fill("Other name");
    await page.keyboard.press("Enter");
    await page
      .getByText("Version 4")
      .waitFor({ state: "attached" })
      .catch(() => {});
    await openRow(page, "Other name");
    await openRow(page, "Other name");
    await page.getByRole("button", { name: "Bring back version 3" }).click();
    await page.getByText("Order paid", { exact: true }).first().waitFor();
    const saved = (await heard("goal-saved")).at(-1).detail.saved;
    assert.deepEqual([saved.name, saved.revision], ["Order paid", 5]);
  });

  test("what somebody else saved meanwhile is not written over", async () => {
    await showState(page, named(LIBRARY, "renaming"));
    await page.evaluate(async () => {
      const { store } = document.querySelector("goal-library");
      const [first] = await store.list();
      await store.save(first.id, { ...first.goal, name: "Theirs" }, first.revision);
    });
    await page.getByLabel("Name").fill("Mine");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Somebody else saved this goal").waitFor();
    assert.equal(await page.evaluate(async () => (await document.querySelector("goal-library").store.list())[0].name), "Theirs");
  });

  test("a goal is picked with the revision that the block then shows", async () => {
    await showState(page, named(LIBRARY, "goals to pick"));
    await page.getByRole("button", { name: "Use Order paid" }).click();
    const [{ detail }] = await heard("goal-pick");
    assert.deepEqual(detail.goal.goal, { id: "g1", revision: 3 });
    assert.equal(detail.goal.name, "Order paid");
  });

  test("goals are found by their names", async () => {
    await showState(page, named(LIBRARY, "many"));
    await page.getByLabel("Find a goal").fill("NUMBER 7");
    await settled(page);
    assert.equal(await page.getByRole("listitem").count(), 1);
  });
});

describe("goal-connection", () => {
  const field = (name) => page.locator(`[data-field="${name}"]`);

  test("a connection is set up by keyboard alone, and named to the administrator", async () => {
    await showState(page, named(CONNECTION, "none"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Tienda Ñandú");
    for (const text of ["", "1020304050607080", "100000000000001"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.type(text);
    }
    await page.keyboard.press("Enter");
    await page.getByText("add the access token META_TIENDA_NANDU").waitFor();
    assert.equal(await focused(), "Add connection");
    const [{ detail }] = await heard("goal-connections");
    assert.equal(detail.connections[0].dataset_id, "1020304050607080");
    await page.getByRole("button", { name: "Copy instructions" }).press("Enter");
    await page.getByText("Copied.").waitFor({ state: "attached" });
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /GOAL_SECRET_META_TIENDA_NANDU/);
    assert.deepEqual(browser.complaints, []);
  });

  test("an id that cannot be one is said by the core's rules, and not kept", async () => {
    await showState(page, named(CONNECTION, "wrong ids"));
    await page.getByText("it must be 10 to 20 digits").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    assert.equal(await field("dataset_id").evaluate((input) => input.getRootNode().activeElement === input), true);
    assert.deepEqual(await heard("goal-connections"), []);
    await field("dataset_id").fill("1020304050607080");
    await page.getByText("it must be 10 to 20 digits").waitFor({ state: "detached" });
  });

  test("a token is refused wherever it is pasted", async () => {
    await showState(page, named(CONNECTION, "a token pasted"));
    await page.getByText("This looks like an access token.").waitFor();
    await field("name").fill(TOKEN);
    await page.getByRole("button", { name: "Save" }).click();
    assert.deepEqual(await heard("goal-connections"), []);
    assert.equal(await page.locator("input[type=password]").count(), 0);
  });

  test("another channel keeps what was typed", async () => {
    await showState(page, named(CONNECTION, "wrong ids"));
    await field("channel").selectOption("messenger");
    assert.equal(await field("whatsapp_business_account_id").count(), 0);
    await field("channel").selectOption("whatsapp");
    assert.equal(await field("whatsapp_business_account_id").inputValue(), "12");
  });

  test("the dataset is found, and the host is told", async () => {
    await showState(page, named(CONNECTION, "connections"));
    await page.getByRole("button", { name: "Find or create the dataset" }).click();
    await page.getByText("Created: dataset 3020304050607080.").waitFor();
    assert.equal((await heard("goal-connections")).length, 1);
  });

  test("what stands in the server's configuration cannot be changed", async () => {
    await showState(page, named(CONNECTION, "it works"));
    await page.getByText("The connection works.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Change" }).count(), 0);
  });
});
