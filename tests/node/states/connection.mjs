// The states of <goal-connection>.
const SHOP = {
  id: "meta-shop",
  name: "Shop · WhatsApp",
  platform: "meta",
  channel: "whatsapp",
  dataset_id: "1020304050607080",
  whatsapp_business_account_id: "100000000000001",
  credential: "META_SHOP",
  has_token: true,
  origin: "file",
  sandbox: true,
};
const RAFFLE = {
  id: "raffle",
  name: "Raffle",
  platform: "meta",
  channel: "instagram",
  ig_account_id: "17841400000000001",
  credential: "META_RAFFLE",
  has_token: false,
  origin: "store",
};
const TIKTOK = {
  id: "tok",
  name: "Shop on TikTok",
  platform: "tiktok",
  pixel_code: "CTQ8B03C77U00080000G",
  credential: "TIKTOK_SHOP",
  has_token: true,
  origin: "store",
};

/** A store of connections small enough for a test. Runs in the page: it must stand alone. */
const makeStore = `(connections, check) => {
  const kept = new Map(connections.map((one) => [one.id, one]));
  return {
    list: async () => [...kept.values()].map((one) => ({ ...one })),
    create: async (one) => {
      const made = { ...one, has_token: false, origin: "store" };
      kept.set(made.id, made);
      return made;
    },
    save: async (id, one) => {
      kept.set(id, { ...kept.get(id), ...one, id });
      return kept.get(id);
    },
    remove: async (id, { waiting } = {}) => {
      const awaited = id === "tok" && waiting !== "skip";
      if (awaited) throw Object.assign(new Error("awaited"), { params: { code: "connection-awaited", waiting: "3" } });
      kept.delete(id);
    },
    check: async () => check,
    dataset: async (id) => {
      kept.set(id, { ...kept.get(id), dataset_id: "3020304050607080" });
      return { dataset_id: "3020304050607080", created: true };
    },
  };
}`;

/** A Friday at two that is near, or past, whenever this is read; and a day that is long in coming. */
const FRIDAY = Date.UTC(2026, 10, 20, 14) / 1000;
const LATER = Date.UTC(2099, 0, 2, 14) / 1000;
const STOPPED = { answer: "token-expired", since: FRIDAY - 7200 };

const state = (name, connections, act, check = { ok: true }) => ({
  name,
  tag: "goal-connection",
  module: "/elements/connection.js",
  data: { connections, check },
  make: `async (element, { connections, check }) => {
    const { init } = await import("/index.js");
    await init();
    element.store = (${makeStore})(connections, check);
  }`,
  act,
});
const button = (page, name) => page.locator(`[data-do="${name}"]`).first();
export const TOKEN = `EAA${"Ab9xQ".repeat(30)}`;

export const CONNECTION = [
  state("connections", [SHOP, RAFFLE, TIKTOK]),
  state("none", []),
  state("a new one", [], (page) => button(page, "new").click()),
  state("wrong ids", [], async (page) => {
    await button(page, "new").click();
    await page.locator('[data-field="name"]').fill("Shop");
    await page.locator('[data-field="dataset_id"]').fill("my dataset");
    await page.locator('[data-field="whatsapp_business_account_id"]').fill("12");
    await page.locator('[data-field="country"]').focus();
  }),
  state("a token pasted", [], async (page) => {
    await button(page, "new").click();
    await page.locator('[data-field="dataset_id"]').fill(TOKEN);
  }),
  state("TikTok", [], async (page) => {
    await button(page, "new").click();
    await page.getByRole("button", { name: "TikTok" }).click();
  }),
  state("events wait for it", [TIKTOK], (page) => button(page, "remove").click()),
  state("nothing is sent", [
    { ...SHOP, stopped: STOPPED, waiting: { events: 318, first_expires_at: FRIDAY } },
    { ...TIKTOK, stopped: { answer: "tiktok-token", since: FRIDAY }, waiting: { events: 1, first_expires_at: LATER } },
    { ...RAFFLE, waiting: { events: 1, first_expires_at: FRIDAY } },
    { ...SHOP, id: "other", stopped: { answer: "of-a-newer-server", since: FRIDAY } },
    { ...SHOP, id: "well", waiting: { events: 2, first_expires_at: FRIDAY } },
  ]),
  state("it works", [SHOP], (page) => button(page, "check").click()),
  state("it does not work", [SHOP], (page) => button(page, "check").click(), {
    ok: false,
    answer: { key: "dataset-without-whatsapp", params: {} },
  }),
];
