// Task 9 of docs/first-use.md: 42 people reached a goal and Meta accepted 7. A bot's program reports them as a real one does, with a
// key of its own; then a person finds out in the studio what became of the others.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { openStudio, shoot } from "../support/browser.mjs";
import { LANGUAGES } from "../support/languages.mjs";
import { personAt } from "../support/person.mjs";
import { READY } from "../support/studio.mjs";
import { onWorld } from "../support/suite.mjs";

const GOAL = { ...READY, name: "Order paid", once: { per: "order", key: "{{order_id}}" } };
const CLICK = "ARDemo7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq";
const UNKNOWN_CLICK = CLICK.replace("ARDemo", "ARunknown");

/** 42 people: the order each paid and the tap on the ad that is known of them. */
const PEOPLE = [
  ...many(7, { click: CLICK }),
  // They write to the shop by themselves.
  ...many(29, {}),
  ...many(1, { click: UNKNOWN_CLICK }),
  // They tell of an order that somebody else has paid.
  ...many(3, { click: CLICK, order: "A-1" }),
].map((person, at) => ({ order: `A-${at + 1}`, ...person, id: `subscriber-${at + 1}` }));
const LATE = many(2, { click: CLICK }).map((person, at) => ({ ...person, order: `B-${at}`, id: `late-${at}` }));

function many(count, person) {
  return Array.from({ length: count }, () => person);
}

let world;
let browser;
onWorld((opened) => {
  ({ world, browser } = opened);
});

/** Reports as the bot's program does. */
async function report(key, { id, order, click }) {
  const context = {
    happening_id: `paid-${id}`,
    variables: { order_id: order },
    subscriber: { id, phone: "+34600123456" },
    ...(click && { referral: { ctwa_clid: click, ad_id: "120210000000000001" } }),
  };
  const answer = await fetch(`${world.origin}/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ mode: "live", bot: "shop", goal: GOAL, context }),
  });
  assert.equal(answer.status, 202, await answer.clone().text());
  return answer.json();
}

describe("42 people reached, Meta accepted 7", { concurrency: false }, () => {
  before(async () => {
    const key = await world.runtimeKey();
    // In their order: who repeats comes after whom they repeat.
    for (const person of PEOPLE) await report(key, person);
    await settled();
    // From now on Meta has trouble, so that the last two wait.
    await world.trouble({ status: 503, body: "{}", times: 1000 });
    for (const person of LATE) await report(key, person);
  });

  for (const words of LANGUAGES) {
    const { name, locale, goal: say, studio: own } = words;
    it(`9: says what became of the other 35, in ${name}`, async () => {
      const studio = await openStudio(browser, world, { locale });
      const { page } = studio;
      const person = personAt(page, words);
      await person.go("overview");
      await page.getByLabel(own("overview.goal"), { exact: true }).selectOption({ label: GOAL.name });
      const meta = page.getByRole("region", { name: "Meta" });
      await person.sees(say("stats.of-total", { n: "42" }), meta);
      const told = { accepted: 7, refused: 1, waiting: 2, "skipped-no-click": 29, "skipped-repeat": 3 };
      for (const [outcome, n] of Object.entries(told)) {
        await person.sees(say(`stats.outcome.${outcome}`, { n: String(n) }), meta);
      }
      await person.sees(say("stats.not-credited"), meta);
      await shoot(page, `first-use-9-${locale}`);
      // Each number opens its rows: the one that was refused says why.
      await person.click(meta.getByRole("button", { name: say("stats.outcome.refused", { n: "1" }) }));
      await person.sees(say("answer.click-unknown"));
      await shoot(page, `first-use-9-refused-${locale}`);
      studio.assertNoComplaints();
      await studio.context.close();
    });
  }
});

/** Waits until nothing is on its way to the platform any more. */
async function settled() {
  const signedIn = await fetch(world.signIn, { redirect: "manual" });
  const cookie = signedIn.headers.get("set-cookie").split(";")[0];
  const address = `${world.origin}/v1/statistics?mode=live&goal=${GOAL.goal.id}`;
  for (let tries = 0; tries < 200; tries += 1) {
    const { destinations } = await (await fetch(address, { headers: { cookie } })).json();
    const [{ outcomes }] = destinations;
    if (outcomes.waiting === undefined && outcomes.sending === undefined) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the first people's events were not sent");
}
