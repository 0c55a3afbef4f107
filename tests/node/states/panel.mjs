// The states of <goal-panel> that its own sections bring.
const PAID = {
  version: 1,
  goal: { id: "g1" },
  name: "Order paid",
  value: { amount: "49.90", currency: "EUR" },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" } },
};

/** Runs in the page. */
const make = async (element, { goal, surroundings }) => {
  const { createGoalFlow, init } = await import("/index.js");
  await import("/define.js");
  await init();
  const shop = { id: "shop", name: "Luna Store", platform: "meta", channel: "whatsapp", dataset_id: "1020304050607080" };
  const flow = createGoalFlow({
    locale: element.getAttribute("locale"),
    texts: element.texts,
    surroundings: {
      variables: [{ name: "order_total", type: "number", samples: ["49.90"] }],
      connections: [
        { ...shop, whatsapp_business_account_id: "100000000000001" },
        { id: "tok", name: "Luna on TikTok", platform: "tiktok", pixel_code: "CTQ8B03C77U00080000G" },
      ],
      default_connections: { meta: "shop", tiktok: "tok" },
      ...surroundings,
    },
  });
  flow.set("n1", goal);
  flow.addEventListener("change", ({ detail }) => flow.set(detail.node, detail.goal));
  Object.assign(window, { flow });
  Object.assign(element, { flow, node: "n1" });
};

const state = (name, goal, act, surroundings = {}) => ({
  name,
  tag: "goal-panel",
  module: "/define.js",
  data: { goal: { ...PAID, ...goal }, surroundings },
  make,
  act,
});

const fold = (page) => page.locator("section:has([data-path='/destinations/meta/enabled']) > details > summary");
const BROKEN = { value: undefined, destinations: { meta: { enabled: true, event: "Purchase", connection: "gone" } } };

const TO = { enabled: true, event: "Purchase" };
const ORDER = { params: { order_id: "A-1041" }, items: { contents: [{ id: "mug", quantity: "2", item_price: "24.95" }] } };
/** Everything that a destination may have for itself. */
const OWN = {
  value: { amount: "40", currency: "EUR" },
  items: { contents: [{ id: "mug-tt", quantity: "2", item_price: "20" }], content_type: "product" },
  params: { order_id: "{{order_total}}", description: "Two mugs" },
};

const COP = { value: { amount: "125000", currency: "COP" } };
const TO_EUR = { destinations: { meta: { enabled: true, event: "Purchase", convert_to: "EUR" } } };
const RATES = [{ date: "2026-11-21", source: "operator", base: "EUR", rates: { COP: "4560", USD: "1.08" } }];

const CART = {
  variables: [
    { name: "cart", type: "list", samples: ['[{"sku":"A-1","qty":2,"price":"9.90"},{"sku":"B-7","qty":1,"price":"12"}]'] },
  ],
};

export const PANEL = [
  state("a destination ready", {}),
  state("a destination folded", BROKEN, (page) => fold(page).click()),
  state("both destinations", {
    destinations: { meta: { enabled: true, event: "Purchase" }, tiktok: { enabled: true, event: "Purchase" } },
  }),
  state("what differs for TikTok", { ...ORDER, destinations: { meta: TO, tiktok: { ...TO, only: OWN } } }),
  state("what differs for TikTok, folded", { ...ORDER, destinations: { tiktok: { ...TO, only: OWN } } }, (page) =>
    page.locator("details.only > summary").click(),
  ),
  state("where nothing differs, unfolded", { ...ORDER, destinations: { tiktok: TO } }, (page) =>
    page.locator("details.only > summary").click(),
  ),
  state("a problem in what differs", {
    ...ORDER,
    destinations: {
      tiktok: {
        ...TO,
        only: { value: { amount: "much", currency: "EUR" }, params: { search_string: "mugs" } },
      },
    },
  }),
  state("a destination switched off", { destinations: { meta: { enabled: false, event: "Purchase" } } }),
  state("a value converted", { ...COP, ...TO_EUR }, undefined, { rates: RATES }),
  state(
    "a value that is a variable converted for both",
    {
      value: { amount: "{{order_total}}", currency: "EUR" },
      destinations: {
        meta: { enabled: true, event: "Purchase", convert_to: "USD" },
        tiktok: { enabled: true, event: "Purchase", convert_to: "COP" },
      },
    },
    undefined,
    { rates: RATES },
  ),
  state("a value without a rate", { value: { amount: "900", currency: "ARS" }, ...TO_EUR }, undefined, { rates: RATES }),
  state("something kept aside", {
    items: { num_items: "3" },
    params: { order_id: "A-1041", search_string: "mugs", delivery_category: "in_store" },
    destinations: { meta: { enabled: true, event: "AddToCart" } },
  }),
  state(
    "products of a list",
    { items: { from: "{{cart}}", map: { id: "sku", quantity: "qty", item_price: "price" } } },
    undefined,
    CART,
  ),
  state("products of a list whose columns are not chosen", { items: { from: "{{cart}}" } }, undefined, CART),
  state(
    "rows kept beside a list",
    { items: { from: "{{cart}}", map: { id: "sku" }, contents: [{ id: "mug" }] } },
    undefined,
    CART,
  ),
  state("rows and what they add up to", {
    items: {
      contents: [
        { id: "mug", quantity: "2", item_price: "12.50" },
        { id: "tote", quantity: "1", item_price: "9" },
      ],
    },
  }),
  state(
    "columns offered",
    { items: { from: "{{cart}}" } },
    async (page) => {
      await page.locator("[data-path='/items/map/id'][role=combobox]").press("ArrowDown");
    },
    CART,
  ),
];
