// Shows an element in one of its states, in a page of its own, and tells what a test asks of it.
import { after, before, beforeEach } from "node:test";
import { open } from "../browser.mjs";

/** Opens a page before the file's first test and tells `take` of it. */
export function onPage(take) {
  let browser;
  before(async () => {
    browser = await open();
    browser.page.setDefaultTimeout(8000);
    take(browser);
  });
  after(() => browser?.close());
  beforeEach(() => {
    browser.complaints.length = 0;
  });
}

export function named(states, name) {
  return states.find((state) => state.name === name);
}

/** The events of this type since the state was shown. */
export function heard(page, type) {
  return page.evaluate((type) => window.heard.filter((event) => event.type === type), type);
}

/** What has the focus, by its text. */
export function focused(page) {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.textContent || at?.localName;
  });
}

/** What the elements tell their hosts. */
const EVENTS = [
  "goal-open",
  "goal-rows",
  "goal-pick",
  "goal-edit",
  "goal-saved",
  "goal-removed",
  "goal-connections",
  "goal-point",
  "goal-filter",
];

/** Pages whose wasm did not come: what is shown next needs a page that starts anew. */
const spoilt = new WeakSet();
const WASM = "**/*.wasm";
const BREAK = {
  late: () => {},
  broken: (route) => route.fulfill({ contentType: "application/wasm", body: "no wasm" }),
};

/** A page whose wasm comes as it does for this state: at once, not yet (`late`), or as something else (`broken`). */
async function load(page, wasm) {
  if (!wasm && !spoilt.has(page)) return;
  await page.unroute(WASM);
  spoilt.delete(page);
  if (wasm) {
    spoilt.add(page);
    await page.route(WASM, BREAK[wasm]);
  }
  await page.reload();
}

/**
 * A state of an element: `tag`, the module that registers it, `data` that can be cloned, `make(element, data)` which runs in the
 * page, `act(page)`, what a person does to get there, and `wasm`, where it does not come as it should.
 */
export async function showState(page, state, { locale = "en", theme = "light", direction = "ltr" } = {}) {
  const { tag, module, data = {}, make } = state;
  await load(page, state.wasm);
  const told = JSON.stringify({ tag, module, data, locale, theme, direction, events: EVENTS });
  // As text: a content security policy does not bind the debugger.
  await page.evaluate(`(${inPage})(${told}, ${make})`);
  await page.waitForFunction((tag) => document.querySelector(tag)?.shadowRoot, tag);
  // Panels and lists wait for their manners; without the wasm they would wait for ever.
  if (!state.wasm && tag.match(/panel|problems/)) {
    await page.waitForFunction((tag) => !document.querySelector(tag).shadowRoot.querySelector(".root[aria-busy]"), tag);
  }
  await state.act?.(page);
  await settled(page);
}

/** Nothing is being drawn or asked any more. */
export function settled(page) {
  return page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

async function inPage({ tag, module, data, locale, theme, direction, events: EVENTS }, make) {
  document.body.replaceChildren();
  Object.assign(document.documentElement, { lang: locale, dir: direction });
  document.documentElement.style.colorScheme = theme;
  document.body.style.background = theme === "dark" ? "#121417" : "#eef0f3";
  const [{ default: es }, { default: pt }] = await Promise.all([import("/locales/es.js"), import("/locales/pt-BR.js")]);
  await import(module);
  const element = document.createElement(tag);
  element.setAttribute("locale", locale);
  element.texts = { es, "pt-BR": pt };
  window.heard = [];
  window.listening?.abort();
  window.listening = new AbortController();
  for (const type of EVENTS) {
    const note = (event) => window.heard.push({ type, detail: event.detail, composed: event.composed });
    document.addEventListener(type, note, { signal: window.listening.signal });
  }
  await make(element, data);
  const main = document.createElement("main");
  main.append(element);
  document.body.append(main);
}
