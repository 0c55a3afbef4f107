// custom-elements.json is true: attributes, properties, methods, events, parts and custom properties are those of the real elements.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { json, load, PACKAGE, ROOT } from "./package.mjs";

const manifest = json("www/package/custom-elements.json");
const declarations = manifest.modules.flatMap(({ declarations }) => declarations);
const names = (list = []) => list.map(({ name }) => name).sort();
/** Read by the style sheet alone. */
const STYLED = ["theme"];
/** Elements that a page loads when it shows them. */
const LAZY = ["connection", "journal", "library", "message", "request", "source", "stats"];

let browser;
let page;

before(async () => {
  browser = await open();
  page = browser.page;
  await page.evaluate(show, LAZY);
});
after(() => browser.close());

/** Shows every element with something to say: goals with and without errors, an open list, a delivery. */
async function show(lazy) {
  const { createGoalFlow, defaults, init } = await import("/index.js");
  await import("/define.js");
  for (const name of lazy) await import(`/elements/${name}.js`);
  await init();
  const flow = createGoalFlow({ surroundings: { variables: [{ name: "order_total", type: "number", samples: ["49.90"] }] } });
  const goal = { ...defaults({ id: "g1", name: "Order paid" }), destinations: { meta: { enabled: true, event: "Purchase" } } };
  flow.set("wrong", { ...goal, value: { amount: 1, currency: "" }, custom: [{ key: "a", value: "b" }] });
  flow.set("counted", defaults({ id: "g2", name: "Only counted" }));
  flow.set("paid", { ...goal, value: { amount: "1", currency: "EUR" } });
  const shop = { id: "shop", name: "Shop", platform: "meta", channel: "whatsapp", dataset_id: "1020304050607080" };
  const context = {
    now: 1_795_305_600,
    local_date: "2026-11-22",
    mode: "check",
    happening_id: "h",
    variables: {},
    subscriber: { id: "s" },
    referral: { ctwa_clid: "ARDemo7kQ2mXv9LpT4cYs1Hd8Jg5WaRn3BzEf6Uo0ViNtSxKq", clicked_at: 1_795_300_000 },
    connections: [{ ...shop, whatsapp_business_account_id: "100000000000001" }],
    default_connections: { meta: "shop" },
  };
  flow.setStatus("wrong", {
    counts: { test: 1, live: 2 },
    last: { outcome: "accepted", mode: "test", key: "accepted", params: {}, at: 1 },
  });
  for (const node of ["wrong", "counted"]) {
    for (const tag of ["goal-block", "goal-panel", "goal-problems"]) {
      document.body.append(Object.assign(document.createElement(tag), { flow, node }));
    }
  }
  const answer = { status: 200, key: "accepted", params: {} };
  const request = { method: "POST", url: "https://example.test", headers: {}, body: "{}" };
  const delivery = {
    id: "1",
    at: 1,
    mode: "test",
    goal_name: "x",
    destination: "meta",
    event_name: "Purchase",
    outcome: "accepted",
  };
  document.body.append(Object.assign(document.createElement("goal-journal"), { deliveries: [{ ...delivery, request, answer }] }));
  const saved = { id: "g1", name: "Order paid", revision: 1, updated_at: 1, used_by: [], goal };
  const stopped = { answer: "token-expired" };
  const connection = { id: "c1", name: "Shop", platform: "meta", channel: "whatsapp", origin: "store", stopped };
  const ad = { ad_id: "1", reached: 1, people: 1, value: [] };
  const figures = { reached: 1, people: 1, value: [{ amount: "1", currency: "EUR" }], days: [], ads: [ad] };
  const url = "https://example.test";
  const destinations = [{ destination: "meta", total: 1, outcomes: { accepted: 1 }, events_manager_url: url }];
  const told = {
    connection: { store: { list: async () => [connection] } },
    library: { store: { list: async () => [saved] } },
    message: { reached: { name: "Order paid", value: { amount: "1", currency: "EUR" }, ad: { ad_name: "Autumn" } } },
    request: { flow, node: "paid", context },
    source: { flow, node: "paid", store: { list: async () => [saved] } },
    stats: { stats: { summary: async () => ({ ...figures, destinations }) } },
  };
  for (const [name, properties] of Object.entries(told)) {
    document.body.append(Object.assign(document.createElement(`goal-${name}`), properties));
  }
  const drawn = () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  await drawn();
  document.querySelector("goal-connection").shadowRoot.querySelector("[data-do=new]").click();
  await drawn();
}

test("every element of the package is described, and no other", async () => {
  const modules = await Promise.all(["elements.js", ...LAZY.map((name) => `elements/${name}.js`)].map(load));
  const classes = modules.flatMap((module) => Object.keys(module)).filter((name) => name.endsWith("Element"));
  assert.deepEqual(names(declarations), classes.sort());
  const entries = Object.keys(json("pkg.json").exports).filter((entry) => entry.startsWith("./elements/"));
  assert.deepEqual(entries.sort(), LAZY.map((name) => `./elements/${name}`).sort());
});

for (const declaration of declarations) {
  const { tagName } = declaration;

  test(`${tagName}: attributes`, async () => {
    const module = manifest.modules.find(({ declarations }) => declarations.includes(declaration));
    const { [declaration.name]: element } = await load(module.path);
    const observed = [...element.observedAttributes].sort();
    assert.deepEqual(
      names(declaration.attributes).filter((name) => !STYLED.includes(name)),
      observed,
    );
  });

  test(`${tagName}: properties and methods`, async () => {
    const members = await page.evaluate((tag) => {
      const found = [];
      for (let type = customElements.get(tag).prototype; type !== HTMLElement.prototype; type = Object.getPrototypeOf(type)) {
        found.push(...Object.getOwnPropertyNames(type));
      }
      return [...new Set(found)];
    }, tagName);
    const callbacks = ["constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback", "adoptedCallback"];
    assert.deepEqual(members.filter((name) => !callbacks.includes(name)).sort(), names(declaration.members));
  });

  test(`${tagName}: reflected properties`, async () => {
    for (const { name, type, attribute, reflects } of declaration.members) {
      if (!reflects) continue;
      const value = type.text === "boolean" ? true : "compact";
      const seen = await page.evaluate(
        ([tag, name, value, attribute]) => {
          const element = document.createElement(tag);
          element[name] = value;
          return element.getAttribute(attribute);
        },
        [tagName, name, value, attribute],
      );
      assert.equal(seen, value === true ? "" : value, name);
    }
  });

  test(`${tagName}: parts`, async () => {
    const parts = await page.evaluate(
      (tag) =>
        [...document.querySelectorAll(tag)].flatMap((element) =>
          [...element.shadowRoot.querySelectorAll("[part]")].flatMap((part) => [...part.part]),
        ),
      tagName,
    );
    assert.deepEqual(names(declaration.cssParts), [...new Set(parts)].sort());
  });

  test(`${tagName}: custom properties`, async () => {
    const used = await page.evaluate(
      (tag) =>
        document
          .querySelector(tag)
          .shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
          .flatMap((rule) => rule.cssText.match(/--goal-[\w-]+/g) ?? []),
      tagName,
    );
    assert.deepEqual(names(declaration.cssProperties), [...new Set(used)].sort());
  });
}

test("every event that is raised is described, and the other way round", () => {
  const scripts = ["elements/", "lazy/"].flatMap((folder) => {
    const files = readdirSync(new URL(folder, PACKAGE)).filter((file) => file.endsWith(".js"));
    return files.map((file) => new URL(folder + file, PACKAGE));
  });
  const rust = readdirSync(new URL("src/web/", ROOT), { recursive: true }).filter((file) => file.endsWith(".rs"));
  const texts = [
    ...scripts.map((file) => readFileSync(file, "utf8")),
    ...rust.map((file) => readFileSync(new URL(`src/web/${file}`, ROOT), "utf8")),
  ];
  const tags = declarations.map(({ tagName }) => tagName);
  const raised = texts.flatMap((text) => text.match(/(?<=["'`])goal-[a-z]+(?=["'`])/g) ?? []);
  const described = declarations.flatMap(({ events }) => names(events));
  const known = (list) => [...new Set(list)].filter((name) => !tags.includes(name) && name !== "goal-element").sort();
  assert.deepEqual(known(described), known(raised));
});

test("nothing was complained about", () => assert.deepEqual(browser.complaints, []));
