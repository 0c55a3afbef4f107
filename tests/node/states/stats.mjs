// The states of <goal-stats>.
export const FIGURES = {
  goal: "g1",
  mode: "live",
  reached: 42,
  people: 39,
  repeats: 3,
  entered: 340,
  rate: "0.1147",
  value: [
    { amount: "1240.50", currency: "EUR" },
    { amount: "125000", currency: "COP" },
  ],
  converted: { amount: "1267.91", currency: "EUR", missing: [] },
  days: [],
  destinations: [
    {
      destination: "meta",
      total: 42,
      outcomes: { "skipped:no-click": 29, accepted: 7, refused: 1, waiting: 2, "skipped:repeat": 3 },
      events_manager_url: "https://business.facebook.com/events_manager2/list/dataset/1020304050607080/overview",
    },
    { destination: "tiktok", total: 39, outcomes: { accepted: 20, "skipped:no-identity": 19 } },
  ],
  ads: [
    {
      ad_id: "120210000000000001",
      ad_name: "Autumn bags",
      link: "https://www.facebook.com/ads/1",
      reached: 9,
      people: 8,
      value: [{ amount: "412.00", currency: "EUR" }],
    },
    { ad_id: "120210000000000002", reached: 4, people: 4, value: [] },
  ],
};

const state = (name, make, data = FIGURES, more = {}) => ({
  name,
  tag: "goal-stats",
  module: "/elements/stats.js",
  data,
  make,
  ...more,
});

const answered = (element, figures) => {
  const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const days = [1, 2, 3, 5, 8, 13, 20].map((back, at) => ({
    day: day(back),
    reached: 3 + ((at * 5) % 9),
    people: 3,
    accepted: 1,
    refused: 0,
  }));
  window.asked = [];
  element.goal = "g1";
  element.timeZone = "UTC";
  element.stats = {
    summary: async (query) => {
      window.asked.push(query);
      return { ...figures, days: figures.reached > 0 ? days : [] };
    },
  };
};
const EMPTY = { reached: 0, people: 0, value: [], days: [], destinations: [{ destination: "meta", total: 0, outcomes: {} }] };

export const STATS = [
  state("figures", answered),
  state("the table of days", answered, FIGURES, { act: (page) => page.locator("summary").click() }),
  state("nothing yet", answered, EMPTY),
  state("no rate known", answered, { ...FIGURES, rate: undefined, entered: undefined, converted: undefined, ads: [] }),
  state("outcomes that do not add up", answered, {
    ...FIGURES,
    destinations: [{ destination: "meta", total: 5, outcomes: { accepted: 3, "a-new-one": 1 } }],
  }),
  state("loading", (element) => {
    element.stats = { summary: () => new Promise(() => {}) };
  }),
  state("failed", (element) => {
    element.stats = { summary: () => Promise.reject(Object.assign(new Error("gone"), { kind: "network", params: {} })) };
  }),
];
