// The states of <goal-block>: what src/view/card.rs can draw, what running the goal brings, and what there is before the wasm.
import { FLAWS, GOAL } from "./goals.mjs";

const DAYS = [3, 5, 4, 8, 6, 9, 12, 7, 10, 14, 11, 13, 16, 15];
const SHOP = {
  id: "shop",
  name: "Luna Store",
  platform: "meta",
  channel: "whatsapp",
  dataset_id: "1020304050607080",
  whatsapp_business_account_id: "100000000000001",
};

/** Runs in the page. */
const make = async (element, { goal, status, zoom, properties, surroundings, isWaiting }) => {
  const { createGoalFlow, init } = await import("/index.js");
  await import("/define.js");
  if (!isWaiting) await init();
  const flow = createGoalFlow({ locale: element.getAttribute("locale"), texts: element.texts, surroundings });
  if (goal) flow.set("n1", goal);
  flow.setStatus("n1", status);
  Object.assign(window, { flow });
  Object.assign(element, { flow, node: "n1", ...properties });
  if (zoom) element.style.scale = zoom;
};

const surroundings = { connections: [SHOP], default_connections: { meta: "shop" } };
const state = (name, goal, status = {}, data = {}, more = {}) => ({
  name,
  tag: "goal-block",
  module: "/define.js",
  data: { goal: goal && { ...GOAL, ...goal }, status, surroundings, ...data },
  make,
  ...more,
});
const TIKTOK = {
  id: "tok",
  name: "Luna on TikTok",
  platform: "tiktok",
  pixel_code: "CTQ8B03C77U00080000G",
  offline_event_set_id: "7000000000000000001",
};
const OF_BOTH = { connections: [SHOP, TIKTOK], default_connections: { meta: "shop", tiktok: "tok" } };
const hears = (meta, tiktok) => ({ meta: { enabled: true, event: meta }, tiktok: { enabled: true, event: tiktok } });
const BOTH = hears("Purchase", "Purchase");
const APART = hears("LeadSubmitted", "Lead");
const last = (outcome, mode = "live") => ({ outcome, mode });
const reached = (live, test = 0) => ({ live, test });

export const BLOCK = [
  // What the goal itself says.
  state("no such node"),
  state("only counts", { destinations: {} }),
  state("ready", {}),
  state("without a name", { name: "" }),
  state("an error", FLAWS.error),
  state("a warning", FLAWS.warning),
  state("a hint", FLAWS.hint),
  state("errors and warnings", { ...FLAWS.error, ...FLAWS.warning }),
  state("a value that is a variable", { value: { amount: "{{order_total}}", currency: "EUR" } }, undefined, {
    surroundings: { ...surroundings, variables: [{ name: "order_total", type: "number", samples: ["49.90"] }] },
  }),
  state("heard by both", { destinations: BOTH }, {}, { surroundings: OF_BOTH }),
  state(
    "heard by both, under names of their own, with an error",
    { destinations: APART, value: { amount: "much", currency: "EUR" } },
    {},
    { surroundings: OF_BOTH },
  ),
  state("of a newer version", { version: 99 }),
  // What running it brings.
  state("reached, with its last days", {}, { counts: reached(1240, 3), days: DAYS, last: last("accepted") }),
  state("the last event refused", {}, { counts: reached(42), days: [0, 1, 0], last: last("refused") }),
  state("whether the last event arrived is not known", {}, { counts: reached(1), last: last("unknown") }),
  state("the last event waits", {}, { counts: reached(1), last: last("waiting") }),
  state("only tested", {}, { counts: reached(0, 2), last: last("accepted", "test") }),
  state("an error and a last event refused", FLAWS.error, { counts: reached(42), days: DAYS, last: last("reconnect") }),
  // How the host shows it.
  state("at half size", {}, { counts: reached(1240, 3), days: DAYS, last: last("accepted") }, { zoom: "0.5" }),
  state("selected", {}, {}, { properties: { selected: true } }),
  state("compact", FLAWS.error, { counts: reached(42), days: DAYS }, { properties: { density: "compact" } }),
  // What people type.
  state("a name in Arabic", { name: "تم دفع الطلب 🛍️" }, { counts: reached(3), last: last("accepted") }),
  state("a very long name", { name: "Paid for the order in the winter sale ".repeat(40) }),
  state("a very long word", { ...FLAWS.error, name: "Donaudampfschifffahrtsgesellschaft".repeat(8) }),
  // Without the wasm.
  state("waiting for the wasm", {}, {}, { isWaiting: true }, { wasm: "late" }),
  state(
    "the wasm does not come",
    {},
    {},
    { isWaiting: true },
    {
      wasm: "broken",
      act: (page) => page.locator("goal-block pre").waitFor(),
    },
  ),
];
