// Goals that the states of several elements are made of.

/** Nothing is wrong with it. */
export const GOAL = {
  version: 1,
  goal: { id: "g1" },
  name: "Order paid",
  value: { amount: "49.90", currency: "EUR" },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" }, tiktok: { enabled: false, event: "Purchase" } },
};

/** What makes a problem of each severity, and of no other. */
export const FLAWS = {
  error: { value: { amount: "49.90", currency: "" } },
  warning: { name: "" },
  hint: { items: { contents: [{ id: "cup", item_price: "49.90" }] } },
};
