// The states of <goal-journal>.
const SENT = {
  id: "d1",
  at: 1_795_305_600,
  mode: "test",
  goal: "g1",
  goal_name: "Order paid",
  node: "n1",
  destination: "meta",
  connection: "meta-shop",
  event_name: "Purchase",
  event_id: "e1",
  sandbox: true,
  outcome: "accepted",
  attempts: 1,
  request: {
    method: "POST",
    url: "https://graph.facebook.com/v26.0/1020304050607080/events",
    headers: { "Content-Type": "application/json", Authorization: "Bearer «token»" },
    body: '{"data":[{"event_name":"Purchase","custom_data":{"value":49.90,"currency":"EUR"}}]}',
  },
  answer: { status: 200, body: '{"events_received":1}', key: "accepted", params: {}, trace: "Atrace" },
};
const REFUSED = {
  ...SENT,
  id: "d2",
  at: SENT.at + 60,
  mode: "live",
  sandbox: false,
  outcome: "refused",
  answer: { status: 400, body: "{}", key: "currency-missing", params: {}, mend: "/value/currency" },
};
const { request: _, answer: __, ...UNSENT } = SENT;
const SKIPPED = {
  ...UNSENT,
  id: "d3",
  at: SENT.at + 120,
  mode: "live",
  sandbox: false,
  outcome: "skipped",
  reason: "no-click",
  attempts: 0,
};
const WAITING = { ...REFUSED, id: "d4", at: SENT.at + 180, outcome: "waiting", answer: undefined, next_at: SENT.at + 999 };
const FORMULA = { ...REFUSED, id: "d5", at: SENT.at + 240, goal_name: '=HYPERLINK("http://x","y")' };
export const DELIVERIES = [SENT, REFUSED, SKIPPED, WAITING, FORMULA];

const state = (name, make, act, data = { deliveries: DELIVERIES }) => ({
  name,
  tag: "goal-journal",
  module: "/elements/journal.js",
  data,
  make,
  act,
});
const given = (element, { deliveries }) => {
  element.deliveries = deliveries;
};
const asked = (element, { deliveries }) => {
  window.asked = [];
  element.journal = {
    list: async (query) => {
      window.asked.push(query);
      return query.cursor ? { items: deliveries.slice(2) } : { items: deliveries.slice(0, 2), next: "2" };
    },
    retry: async (id) => {
      window.asked.push(id);
    },
  };
};

export const JOURNAL = [
  state("deliveries", given),
  state("unfolded", given, async (page) => {
    for (const fold of await page.locator("summary").all()) await fold.click();
  }),
  state("empty", given, undefined, { deliveries: [] }),
  state("page by page", asked),
  state("filtered", (element, { deliveries }) => {
    element.deliveries = deliveries;
    element.filter = { destination: "meta", outcome: "skipped", reason: "no-click", mode: "live" };
  }),
  state("of a bot and a span", (element, { deliveries }) => {
    element.deliveries = deliveries;
    element.filter = { bot: "bot-1", from: "2026-11-01", to: "2026-11-30", destination: "meta", mode: "live" };
  }),
  state("nothing fits", (element, { deliveries }) => {
    element.deliveries = deliveries;
    element.filter = { destination: "tiktok" };
  }),
  state("failed", (element) => {
    element.journal = { list: () => Promise.reject(Object.assign(new Error("x"), { kind: "server", params: {} })) };
  }),
];
