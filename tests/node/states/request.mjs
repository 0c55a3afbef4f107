// The states of <goal-request>.
const PAID = {
  version: 1,
  goal: { id: "g1" },
  name: "Order paid",
  value: { amount: "{{order_total}}", currency: "EUR" },
  items: { content_type: "product", contents: [{ id: "tote-natural", quantity: "1", item_price: "{{order_total}}" }] },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" } },
};
const CONTEXT = {
  now: 1_795_305_600,
  local_date: "2026-11-22",
  mode: "check",
  happening_id: "h1",
  variables: { order_total: "49.90" },
  subscriber: { id: "s1", phone: "+34 600 123 456", email: "nobody" },
  referral: { ctwa_clid: "ARDemo7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq", clicked_at: 1_795_300_000 },
};

/** Runs in the page. */
const make = async (element, { goal, context, withPanel }) => {
  const { createGoalFlow, init } = await import("/index.js");
  await import("/define.js");
  await init();
  const shop = { id: "shop", name: "Shop", platform: "meta", channel: "whatsapp", dataset_id: "1020304050607080" };
  const flow = createGoalFlow({
    locale: "en",
    surroundings: {
      variables: [{ name: "order_total", type: "number", samples: ["49.90"] }],
      connections: [
        { ...shop, whatsapp_business_account_id: "100000000000001" },
        { id: "tt", name: "TikTok", platform: "tiktok", offline_event_set_id: "7000000000000000001" },
      ],
      default_connections: { meta: "shop", tiktok: "tt" },
    },
  });
  flow.set("n1", goal);
  Object.assign(window, { flow });
  Object.assign(element, { flow, node: "n1", context });
  if (!withPanel) return;
  const panel = Object.assign(document.createElement("goal-panel"), { flow, node: "n1" });
  element.panel = panel;
  setTimeout(() => document.querySelector("main").append(panel));
};

const state = (name, goal, act, more = {}) => ({
  name,
  tag: "goal-request",
  module: "/elements/request.js",
  data: { goal, context: CONTEXT, ...more },
  make,
  act,
});

export const REQUEST = [
  state("a purchase", PAID),
  state("contact data shown", PAID, (page) => page.getByRole("checkbox").check()),
  state("what it tells of the person", PAID, (page) => page.locator(".person > summary").click()),
  state("Meta beside TikTok hears less", {
    ...PAID,
    params: { order_id: "A-1", delivery_category: "in_store" },
    destinations: { meta: { enabled: true, event: "AddToCart" }, tiktok: { enabled: true, event: "AddToCart" } },
  }),
  state("not sent", { ...PAID, value: undefined }),
  state("nobody hears", { ...PAID, destinations: {} }),
  state("no such node", PAID, (page) =>
    page.evaluate(() => {
      document.querySelector("goal-request").node = "gone";
    }),
  ),
];
export const BESIDE_PANEL = state("beside its panel", PAID, undefined, { withPanel: true });
