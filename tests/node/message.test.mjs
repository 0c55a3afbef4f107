// The text renderer: what reads a template must show exactly the digits it was given.
import assert from "node:assert/strict";
import { test } from "node:test";
import { json, load } from "./package.mjs";

const { createText, knownLocale, textFor } = await load("message.js");
const texts = { en: (await load("locales/en.js")).default, es: (await load("locales/es.js")).default };
const SPACE = "\u00a0";
const say = (locale, template, params) => createText(locale, { text: template })("text", params);

test("a placeholder is replaced by its parameter", () => {
  assert.equal(say("en", "Use {code}, not {typed}.", { code: "EUR", typed: "eur" }), "Use EUR, not eur.");
});

test("what has no parameter stays as it is written", () => {
  assert.equal(say("en", "Type {{ or {{order_total}}", {}), "Type {{ or {{order_total}}");
  assert.equal(say("en", "{{{name}}} is unknown", { name: "total" }), "{{total}} is unknown");
});

test("a parameter is never read as a template", () => {
  assert.equal(say("en", "{a} {b}", { a: "{b}", b: "$&" }), "{b} $&");
});

test("a key without text comes back", () => {
  const text = createText("en", {});
  assert.equal(text("rule.none"), "rule.none");
  assert.equal(text("constructor"), "constructor");
  assert.equal(text("__proto__"), "__proto__");
});

test("numbers keep their digits and take the language's signs", () => {
  assert.equal(say("en", "{n:number}", { n: "125000" }), "125,000");
  assert.equal(say("es", "{n:number}", { n: "125000.50" }), "125.000,50");
  assert.equal(say("en", "{n:number}", { n: "12345678901234567890.10" }), "12,345,678,901,234,567,890.10");
  assert.equal(say("es", "{n:number}", { n: "{{order_total}}" }), "{{order_total}}");
  assert.equal(say("es", "{n:number}", { n: "1.234,56" }), "1.234,56");
});

test("money has cents only where some were typed, and is never rounded", () => {
  const money = (locale, amount, code) => say(locale, "{amount:money:currency}", { amount, currency: code });
  assert.equal(money("en", "49.90", "EUR"), `49.90${SPACE}EUR`);
  assert.equal(money("en", "49.9", "EUR"), `49.90${SPACE}EUR`);
  assert.equal(money("es", "27.41", "EUR"), `27,41${SPACE}EUR`);
  assert.equal(money("en", "125000", "COP"), `125,000${SPACE}COP`);
  assert.equal(money("en", "0.12345", "EUR"), `0.12345${SPACE}EUR`);
  assert.equal(money("en", "1.5", "BHD"), `1.500${SPACE}BHD`);
  assert.equal(money("en", "{{total}}", "EUR"), `{{total}}${SPACE}EUR`);
  assert.equal(money("en", "5.5", "{{currency}}"), `5.5${SPACE}{{currency}}`);
  assert.equal(money("en", "5.50", ""), "5.50");
});

test("a day is written as the language does, in no time zone", () => {
  assert.equal(say("en", "{date:day}", { date: "2026-11-21" }), "Nov 21, 2026");
  assert.equal(say("en-GB", "{date:day}", { date: "2026-01-01" }), "1 Jan 2026");
  assert.equal(say("es", "{date:day}", { date: "2026-11-21" }), "21 nov 2026");
  for (const odd of ["soon", "2026-99-99", ""]) assert.equal(say("en", "{date:day}", { date: odd }), odd);
});

test("a conversion reads as people write it", () => {
  const { facts, words } = json("tests/golden/requests/convert-to-base.json").expect.requests[0].conversion;
  const told = (locale) => {
    const text = createText(locale, texts[locale]);
    return words
      .map((key) => text(key, facts))
      .join(" · ")
      .replaceAll(SPACE, " ");
  };
  assert.equal(
    told("en"),
    "125,000 COP → 27.41 EUR · 1 EUR = 4,560 COP · Nov 21, 2026 · your table · rounded to 2 decimals · " +
      "prices are rounded one by one and may add up to a little more or less",
  );
  assert.equal(
    told("es"),
    "125.000 COP → 27,41 EUR · 1 EUR = 4.560 COP · 21 nov 2026 · tu tabla · redondeado a 2 decimales · " +
      "cada precio se redondea por separado; la suma puede variar un poco",
  );
});

test("plurals follow the language", () => {
  const things = { by: "count", one: "{count:number} thing to mend", other: "{count:number} things to mend" };
  assert.equal(say("en", things, { count: "1" }), "1 thing to mend");
  assert.equal(say("en", things, { count: "1200" }), "1,200 things to mend");
  assert.equal(say("en", things, { count: "0" }), "0 things to mend");
  assert.equal(say("en", { by: "n", other: "{n}" }, { n: "1" }), "1");
});

test("a value can be a text of its own", () => {
  const text = createText("es", { "kind.number": "número", text: "Hay {found:text:kind}" });
  assert.equal(text("text", { found: "number" }), "Hay número");
  assert.equal(text("text", { found: "odd" }), "Hay odd");
});

test("a missing translation falls back to English", () => {
  const byLocale = { en: { a: "one", b: "two" }, es: { a: "uno" } };
  assert.equal(textFor("es-MX", byLocale)("a"), "uno");
  assert.equal(textFor("es-MX", byLocale)("b"), "two");
  assert.equal(textFor("fr", byLocale)("a"), "one");
});

test("a language that is only there for one country is better than English", () => {
  const byLocale = { en: { a: "{n:number}" }, "pt-BR": { a: "são {n:number}" } };
  for (const locale of ["pt-BR", "pt-br", "pt"]) assert.equal(textFor(locale, byLocale)("a", { n: "12345.6" }), "são 12.345,6");
  assert.equal(textFor("pt-PT", byLocale)("a", { n: "1.5" }), "são 1,5");
  assert.equal(textFor("ptx", byLocale)("a", { n: "1.5" }), "1.5");
  assert.equal(textFor("fr", { es: { a: "uno" } })("a"), "a");
});

test("numbers of a language without texts are written as its fallback's", () => {
  assert.equal(textFor("de", { en: { a: "{n:number}" } })("a", { n: "1234.5" }), "1,234.5");
  assert.equal(textFor("es-MX", { es: { a: "{n:number}" } })("a", { n: "1234.5" }), "1,234.5");
});

test("a locale that is none is read as English", () => {
  assert.equal(knownLocale("not a locale"), "en");
  assert.equal(say("es_CO!", "{n:number}", { n: "1234.5" }), "1,234.5");
});
