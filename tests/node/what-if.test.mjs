// What a goal would send for other values of its variables, and what happens at the block in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { json, load, ready } from "./package.mjs";

const { createGoalFlow, createText, explain } = await ready();
const { whatIf } = await load("lazy/what-if.js");
const texts = Object.fromEntries(
  await Promise.all(["en", "es"].map(async (language) => [language, (await load(`locales/${language}.js`)).default])),
);

const PAID = {
  version: 1,
  goal: { id: "g-1" },
  name: "Order paid",
  value: { amount: "{{order_total}}", currency: "EUR" },
  params: { order_id: "{{order_id}}" },
  destinations: { meta: { enabled: true, connection: "shop", event: "Purchase" } },
};
const SHOP = {
  variables: [
    { name: "order_total", type: "number", samples: ["49.90", "12,5"] },
    { name: "order_id", type: "text", samples: ["1047"] },
    "ok",
  ],
  connections: [
    {
      id: "shop",
      name: "Shop",
      platform: "meta",
      channel: "whatsapp",
      dataset_id: "1020304050607080",
      whatsapp_business_account_id: "100000000000001",
    },
  ],
};

/** One line a case, as a person would tell it. */
function told(found, variable) {
  const { cases } = found.find((each) => each.variable === variable);
  return cases.map(({ kind, destinations, diagnostics }) => {
    const heard = destinations.map(({ outcome, reason, value }) =>
      [outcome, reason, value && `${value.amount} ${value.currency}`].filter(Boolean).join(" "),
    );
    return [kind, ...heard, ...diagnostics.map(({ code }) => code)].join(", ");
  });
}

test("each sample of a Purchase's amount is sent or skipped with the reason and the rules that trip", async () => {
  assert.deepEqual(told(whatIf(PAID, {}, SHOP), "order_total"), [
    "flow, sent 49.90 EUR",
    "flow, sent 12.5 EUR, money/local-number",
    "empty, skipped value, filled/empty-variable",
    "zero, sent 0 EUR",
    "local, skipped value, money/not-a-number, filled/unreadable-number",
    "emoji, skipped value, money/not-a-number, filled/unreadable-number",
    "long, skipped value, money/not-a-number, filled/unreadable-number",
  ]);
});

test("a variable beside the value costs its own field, and the body shows what goes out", async () => {
  const found = whatIf(PAID, {}, SHOP);
  assert.deepEqual(told(found, "order_id"), [
    "flow, sent 49.90 EUR",
    "empty, sent 49.90 EUR, filled/empty-variable",
    "zero, sent 49.90 EUR",
    "local, sent 49.90 EUR",
    "emoji, sent 49.90 EUR",
    "long, sent 49.90 EUR",
  ]);
  const sent = found
    .find(({ variable }) => variable === "order_id")
    .cases.map(({ destinations: [meta] }) => JSON.parse(meta.body));
  assert.deepEqual(
    sent.map(({ data: [event] }) => event.custom_data.order_id?.slice(0, 10)),
    ["1047", undefined, "0", "1.234,56 €", "🎉 ¡Gracias!".slice(0, 10), "muy largo "],
  );
});

test("a list variable and a conversion are tried with samples of their own", async () => {
  const cart = '[{"sku":"A-1","qty":2,"price":"9.90"}]';
  const goal = {
    ...PAID,
    items: { from: "{{cart}}", map: { id: "sku", quantity: "qty", item_price: "price" } },
    destinations: { meta: { ...PAID.destinations.meta, convert_to: "USD" } },
  };
  const shop = {
    ...SHOP,
    variables: [...SHOP.variables, { name: "cart", type: "list", samples: [cart] }],
    rates: [{ date: "2020-01-01", source: "operator", base: "EUR", rates: { USD: "2" } }],
  };
  const found = whatIf(goal, {}, shop);
  const [first] = told(found, "cart");
  assert.match(first, /^flow, sent 99.80 USD$/);
  assert.match(told(found, "cart")[1], /^empty, sent 99.80 USD, filled\/empty-variable$/);
  assert.match(told(found, "order_total")[0], /^flow, sent 99.80 USD$/);
  const contents = ({ body }) => JSON.parse(body).data[0].custom_data.contents;
  const { cases } = found.find(({ variable }) => variable === "cart");
  assert.deepEqual(contents(cases[0].destinations[0]), [{ id: "A-1", quantity: 2, item_price: 19.8 }]);
  assert.equal(contents(cases[1].destinations[0]), undefined);
});

test("an event that needs no value goes out without it", async () => {
  const lead = { ...PAID, destinations: { meta: { enabled: true, connection: "shop", event: "LeadSubmitted" } } };
  assert.deepEqual(told(whatIf(lead, {}, SHOP), "order_total").at(2), "empty, without-value, filled/empty-variable");
});

test("what nobody tells is made up, and what the moment tells stays", async () => {
  assert.equal(told(whatIf(PAID), "order_total")[0], "normal, sent 49.90 EUR");
  assert.equal(told(whatIf(PAID, { variables: { order_total: "7" } }), "order_total")[0], "normal, sent 7 EUR");
  const currency = { ...PAID, value: { amount: "5", currency: "{{currency}}" } };
  assert.equal(told(whatIf(currency, {}, { currency: "COP" }), "currency")[0], "normal, sent 5 COP");
  const consent = { ...PAID, consent: { variable: "ok", accepted: ["sí"] } };
  assert.deepEqual(told(whatIf(consent), "ok").slice(0, 2), ["normal, sent 49.90 EUR", "empty, skipped no-consent"]);
});

test("odd goals and moments make no trouble", async () => {
  for (const odd of [null, 7, [], "x", { destinations: { meta: 1 } }]) assert.deepEqual(whatIf(odd, odd, odd), []);
  const flow = createGoalFlow();
  assert.deepEqual(await flow.whatIf("nobody"), []);
  assert.equal(flow.explain("nobody"), "");
});

test("every kind of sample and outcome has a text", async () => {
  const [{ cases }] = whatIf(PAID, {}, SHOP);
  for (const language of ["en", "es"]) {
    const text = createText(language, texts[language]);
    const keys = [
      ...[...cases, { kind: "normal" }].map(({ kind }) => `whatif.sample.${kind}`),
      ...["sent", "without-value", "skipped"].map((outcome) => `whatif.outcome.${outcome}`),
    ];
    for (const key of keys) assert.notEqual(text(key), key);
  }
});

/** The paragraph with common blanks, in both languages. */
function said(goal, surroundings = SHOP) {
  return ["en", "es"].map((language) => explain(goal, language, { texts, surroundings }).replaceAll("\u00a0", " "));
}

test("a Purchase is explained from reaching the block to what is not sent", async () => {
  const goal = {
    ...PAID,
    once: { per: "order", key: "{{order_id}}" },
    consent: { variable: "ok", accepted: ["sí", "si", "yes"] },
    items: {
      contents: [
        { id: "a", quantity: "1" },
        { id: "b", quantity: "2" },
      ],
    },
    destinations: { meta: { ...PAID.destinations.meta, convert_to: "USD" } },
  };
  assert.deepEqual(said(goal), [
    "When somebody reaches this block, the goal “Order paid” counts, once for each order number ({{order_id}}). " +
      "Ad platforms hear of it only where ok is sí, si, or yes; otherwise it counts and nothing is sent. " +
      "Meta hears Purchase with the value {{order_total}} EUR. " +
      "The value is converted into USD at the rate of that day; without a rate it goes out as it is. " +
      "If the amount is empty or cannot be read, the goal counts and nothing is sent. 2 products go along. " +
      "Meta hears only of people whose click on an ad is known; everybody else counts and is not sent.",
    "Cuando alguien llega a este bloque, cuenta el objetivo «Order paid», una vez por cada número de pedido ({{order_id}}). " +
      "Las plataformas de anuncios solo se enteran si ok es sí, si o yes; si no, cuenta y no se envía nada. " +
      "Meta recibe Purchase con el valor {{order_total}} EUR. " +
      "El valor se convierte a USD con el cambio de ese día; si no hay cambio, sale como está. " +
      "Si el importe está vacío o no se puede leer, el objetivo cuenta y no se envía nada. Se envían también 2 productos. " +
      "Meta solo recibe a las personas cuyo clic en un anuncio se conoce; las demás cuentan y no se envían.",
  ]);
});

test("a written amount reads as the language writes it, and one product is one", async () => {
  const goal = {
    ...PAID,
    value: { amount: "1250", currency: "EUR" },
    items: { contents: [{ id: "a", quantity: "1" }] },
    once: { per: "day" },
  };
  const [en, es] = said(goal);
  assert.match(en, /at most once a day per person\. Meta hears Purchase with the value 1,250 EUR\. 1 product goes along\./);
  assert.match(
    es,
    /como máximo una vez al día por persona\. Meta recibe Purchase con el valor 1\.250 EUR\. Se envía también 1 producto\./,
  );
});

test("what stands in the way is said", async () => {
  const only = (goal) => said(goal)[0];
  assert.equal(
    only({ ...PAID, name: "", destinations: {} }),
    "Whenever somebody reaches this block, the goal “Unnamed goal” counts. No ad platform hears of it.",
  );
  assert.match(only({ ...PAID, value: { amount: "5", currency: "" } }), /Meta hears nothing until 1 error is mended\.$/);
  assert.match(only({ ...PAID, value: { amount: "x", currency: "" } }), /Meta hears nothing until 2 errors are mended\.$/);
  assert.match(only({ ...PAID, destinations: { meta: { enabled: true } } }), /until an event is chosen\.$/);
  assert.match(only({ ...PAID, version: 2 }), /^This goal was made by a newer version/);
  assert.match(only({ ...PAID, once: { per: "order" } }), /no order number is chosen yet/);
  assert.match(only({ ...PAID, consent: { variable: "ok", accepted: [] } }), /No answer counts as consent yet/);
  const custom = { meta: { enabled: true, connection: "shop", event: { custom: "VIP" } } };
  assert.match(only({ ...PAID, destinations: custom }), /Meta hears VIP with .* does not credit it to the ad\.$/);
});

test("a flow explains in its own language", async () => {
  const flow = createGoalFlow({ locale: "es", texts, surroundings: SHOP });
  flow.set("n", PAID);
  assert.match(flow.explain("n"), /^Cada vez que alguien llega/);
  flow.locale = "en";
  assert.match(flow.explain("n"), /^Whenever somebody reaches/);
  assert.equal((await flow.whatIf("n"))[0].cases[0].destinations[0].value.amount, "49.90");
});

test("a conversion is kept with the request and sent with a test", async () => {
  const { goal, context } = json("tests/golden/requests/convert-to-base.json");
  const flow = createGoalFlow();
  flow.set("n", goal);
  const { conversion, value } = flow.preview("n", context).requests[0];
  assert.deepEqual(value, { amount: "27.41", currency: "EUR" });
  assert.equal(conversion.facts.converted, value.amount);
});
