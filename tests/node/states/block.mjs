// The states of <goal-block> that running it brings.
const GOAL = {
  version: 1,
  goal: { id: "g1" },
  name: "Order paid",
  value: { amount: "49.90", currency: "EUR" },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" }, tiktok: { enabled: false, event: "Purchase" } },
};
const DAYS = [3, 5, 4, 8, 6, 9, 12, 7, 10, 14, 11, 13, 16, 15];

/** Runs in the page. */
const make = async (element, { goal, status, zoom }) => {
  const { createGoalFlow, init } = await import("/index.js");
  await import("/define.js");
  await init();
  const shop = { id: "shop", name: "Luna Store", platform: "meta", channel: "whatsapp", dataset_id: "1020304050607080" };
  const flow = createGoalFlow({
    locale: element.getAttribute("locale"),
    texts: element.texts,
    surroundings: {
      connections: [{ ...shop, whatsapp_business_account_id: "100000000000001" }],
      default_connections: { meta: "shop" },
    },
  });
  flow.set("n1", goal);
  flow.setStatus("n1", status);
  Object.assign(window, { flow });
  Object.assign(element, { flow, node: "n1" });
  if (zoom) element.style.scale = zoom;
};

const state = (name, status, more = {}) => ({
  name,
  tag: "goal-block",
  module: "/define.js",
  data: { goal: GOAL, status, ...more },
  make,
});
const last = (outcome) => ({ outcome, mode: "live" });

export const BLOCK = [
  state("reached, with its last days", { counts: { live: 1240, test: 3 }, days: DAYS, last: last("accepted") }),
  state("the last event refused", { counts: { live: 42, test: 0 }, days: [0, 1, 0], last: last("refused") }),
  state("at half size", { counts: { live: 1240, test: 3 }, days: DAYS, last: last("accepted") }, { zoom: "0.5" }),
];
