// Tasks of docs/first-use.md that one shop's bot has, in English and in Spanish, by visible words and roles alone.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStudio, shoot } from "../support/browser.mjs";
import { LANGUAGES } from "../support/languages.mjs";
import { personAt } from "../support/person.mjs";
import { onWorld } from "../support/suite.mjs";

const CODE = "TEST12345";
const UNKNOWN_CLICK = "ARunknown7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq";
const KNOWN_CLICK = "ARDemo7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq";

let world;
let browser;
onWorld((opened) => {
  ({ world, browser } = opened);
});

for (const words of LANGUAGES) {
  const { locale, goal: say, studio: own } = words;
  const name = words.sample.name;
  describe(`a shop's first day, in ${words.name}`, { concurrency: false }, () => {
    let studio;
    let page;
    let person;
    // A task begins where the one before it ended.
    let stuck = false;
    const task = (title, play) =>
      it(title, async (test) => {
        if (stuck) return test.skip("a task before it failed");
        stuck = true;
        await play();
        stuck = false;
      });
    const picture = (task) => shoot(page, `first-use-${task}-${locale}`);
    before(async () => {
      studio = await openStudio(browser, world, { locale });
      page = studio.page;
      person = personAt(page, words);
    });
    after(() => {
      studio.assertNoComplaints();
      return studio.context.close();
    });

    task("1: a purchase is worth what the variable order_total says", async () => {
      await person.dragGoal();
      await person.typeInto("ui.name", name);
      await person.tellMeta();
      await person.pick("ui.event", say("event.Purchase.label"), say("event.Purchase.label"));
      await person.pick("ui.amount", "{{order_t", "order_total");
      assert.equal(await person.field("ui.amount").inputValue(), "{{order_total}}");
    });

    task("2: its currency is missing, then wrong, then right", async () => {
      await person.sees(say("rule.money/currency-missing"), person.panel());
      await person.typeInto("ui.currency", "EURO");
      await person.sees(say("rule.money/currency-unknown", { text: "EURO" }), person.panel());
      await picture(2);
      await person.pick("ui.currency", "EUR", "EUR");
      await person
        .panel()
        .getByText(say("rule.money/currency-unknown", { text: "EURO" }))
        .waitFor({ state: "detached" });
      await person.buy();
      await person.sees(/"value":\s*24\.90/, person.reached());
      await person.sees(/"EUR"/, person.reached());
    });

    task("8: who taps Pay twice with the same order counts once, and it says why", async () => {
      await person.buy();
      await person.sees(own("once.order", { key: "A-1041" }), person.reached());
      await picture("8-once");
      await person.field("ui.once").selectOption({ label: say("ui.once.always") });
      await person.sees(own("once.twice"), person.reached());
      await person.press(own("once.choose"), person.reached());
      await person.isLedTo("ui.once");
      await picture("8-twice");
      await person.field("ui.once").selectOption({ label: say("ui.once.order") });
      await person.pick("ui.once.key", "{{order_i", "order_id");
      await person.sees(own("once.order", { key: "A-1041" }), person.reached());
    });

    task("3: pesos reach Meta as euros, and the rate is told", async () => {
      await person.pick("ui.currency", "COP", "COP");
      await person.unfold("ui.convert-to.meta", say("ui.section.value"));
      await person.pick("ui.convert-to.meta", "EUR", "EUR");
      await person.asSubscriber("order_total", "125000");
      const told = (key, facts) => person.sees(say(key, facts), person.reached());
      await told("convert.amounts", { amount: "125000", currency: "COP", converted: "27.41", convert_to: "EUR" });
      await told("convert.rate", { base: "EUR", rate: "4560", quoted: "COP" });
      await told("convert.source", { source: "operator" });
      await told("convert.day", { date: "2026-01-02" });
      await person.sees(/"value":\s*27\.41/, person.reached());
      await picture(3);
      await person.asSubscriber("order_total", "");
    });

    task("6: a test event is sent, and Meta took it", async () => {
      await person.buy();
      await person.sendTest(CODE);
      await person.sees(say("answer.accepted"), person.reached());
      await picture(6);
    });

    task("7: one was refused: why, and where to mend it", async () => {
      await person.asSubscriber(own("subscriber.click"), UNKNOWN_CLICK);
      await person.sendTest(CODE);
      await person.sees(say("answer.click-unknown"), person.reached());
      await person.asSubscriber(own("subscriber.click"), KNOWN_CLICK);
      await person.unfold("ui.connection", say("ui.section.meta"));
      await person.field("ui.connection").selectOption({ label: "Píxel web" });
      await person.sendTest(CODE);
      await person.sees(say("answer.dataset-without-whatsapp"), person.reached());
      await picture(7);
      await person.press(own("test.mend"), person.reached());
      await person.isLedTo("ui.connection");
      await person.field("ui.connection").selectOption({ index: 0 });
    });

    task("10: the ad that a buyer came from, in the conversation and in the figures", async () => {
      await person.buy();
      await person.press(own("live.send"), person.reached());
      await page
        .getByRole("link", { name: /Autumn bags/ })
        .first()
        .waitFor();
      await person.go("overview");
      await page.getByLabel(own("overview.goal"), { exact: true }).selectOption({ label: name });
      const ads = page.getByRole("table").filter({ hasText: say("stats.ad") });
      await person.sees("Autumn bags", ads);
      await picture(10);
      await person.go("editor");
    });

    task("5: an event with a name of one's own on WhatsApp, and what Meta makes of it", async () => {
      await person.click(page.getByText(name, { exact: true }).first());
      await person.tellMeta();
      await person.typeInto("ui.event", "VIP");
      await person.sees(say("rule.event/custom-in-messaging", { channel: "WhatsApp", event: "VIP" }), person.panel());
      await person.buy();
      await person.sees(/"event_name":\s*"VIP"/, person.reached());
      await person.sendTest(CODE);
      await person.sees(say("answer.accepted"), person.reached());
      await picture(5);
    });

    task("4: a saved goal is in a second bot in three clicks", async () => {
      await person.press(say("origin.keep"));
      await person.sees(say("library.revision", { n: "1" }));
      await person.go("flows");
      await person.press(own("flows.add"));
      await person.dragGoal();
      person.clicks = 0;
      await person.press(say("origin.saved"), person.panel());
      // A browser's own list: one click opens it, one chooses.
      await page.getByRole("combobox", { name: say("origin.which") }).selectOption({ label: name });
      person.clicks += 2;
      await person.sees(say("library.revision", { n: "1" }));
      assert.equal(person.clicks, 3);
      assert.equal(await person.field("ui.name").inputValue(), name);
      await picture(4);
    });
  });
}
