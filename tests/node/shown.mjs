// One goal in all elements, in a page that keeps what it is told.
import { after, before, beforeEach } from "node:test";
import { open } from "./browser.mjs";

/** A goal to show: a purchase that Meta hears of. */
export const PAID = {
  value: { amount: "49.90", currency: "EUR" },
  once: { per: "subscriber" },
  destinations: { meta: { enabled: true, event: "Purchase" } },
};

/** The page, and what tests do there; there once a file's tests run. `show(rest, more)`: a new goal with `rest`, in a bot with `more`. */
export let browser;
export let page;
export const show = (rest, more) => page.evaluate(([rest, more]) => window.show(rest, more), [rest, more]);
export const control = (path) => page.locator(`goal-panel :is(input, select)[data-path="${path}"]`);
export const heard = () => page.evaluate(() => window.heard);
export const goal = () => page.evaluate(() => window.flow.get("n1"));

/** Opens the page before the file's first test and shows a plain goal before each. */
export function onShown() {
  before(opened);
  after(() => browser?.close());
  beforeEach(() => show({}));
}

async function opened() {
  browser = await open();
  page = browser.page;
  await page.evaluate(async () => {
    const { createGoalFlow, defaults, init } = await import("/index.js");
    await import("/define.js");
    const { default: es } = await import("/locales/es.js");
    await init();
    const bot = {
      variables: [
        { name: "first_name", type: "text" },
        { name: "order_total", type: "number", samples: ["49.90"] },
        { name: "order_id", type: "text", samples: ["A-1041"] },
      ],
      connections: [
        {
          id: "shop",
          name: "Luna Store",
          platform: "meta",
          channel: "whatsapp",
          dataset_id: "123456789012345",
          whatsapp_business_account_id: "102290129340398",
        },
        { id: "tok", name: "Luna on TikTok", platform: "tiktok", pixel_code: "CTQ8B03C77U00080000G" },
      ],
      default_connections: { meta: "shop", tiktok: "tok" },
      currency: "EUR",
    };
    /** Shows one goal in all elements, in a page that keeps what it is told. */
    window.show = async (rest, more) => {
      document.body.replaceChildren();
      const flow = createGoalFlow({ surroundings: { ...bot, ...more }, locale: "en", texts: { es } });
      const goal = { ...defaults({ id: "g1", name: "Order paid" }), ...rest };
      flow.set("n1", goal);
      Object.assign(window, { flow, goal, heard: [], keys: [] });
      flow.addEventListener("change", ({ detail }) => {
        heard.push(detail);
        flow.set(detail.node, detail.goal);
      });
      for (const tag of ["goal-panel", "goal-block", "goal-problems"]) {
        document.body.append(Object.assign(document.createElement(tag), { flow, node: "n1" }));
      }
      const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      // Panels and lists wait for their manners.
      const isBusy = ({ shadowRoot }) => shadowRoot.querySelector("[aria-busy]");
      do await painted();
      while ([...document.body.children].some(isBusy));
    };
    document.addEventListener("keydown", ({ key }) => window.keys?.push(key));
  });
}
