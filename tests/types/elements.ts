// Elements in plain DOM code, the journal and the proxy's client.
import "goal-element/define";
import "goal-element/elements/connection";
import "goal-element/elements/journal";
import "goal-element/elements/library";
import "goal-element/elements/message";
import "goal-element/elements/stats";
import { createGoalFlow, type DeliveryQuery, GoalError, type GoalStore, type Stats } from "goal-element";
import { GoalPanelElement } from "goal-element/elements";
import es from "goal-element/locales/es";
import { createProxy } from "goal-element/proxy";

const block = document.createElement("goal-block");
block.flow = createGoalFlow();
block.node = "node-1";
block.selected = true;
// @ts-expect-error a block has no fields to focus
block.focusPath("/name");

const panel = document.createElement("goal-panel");
panel.goal = JSON.parse("{}");
panel.surroundings = { variables: [{ name: "order_total", type: "number", samples: ["49.90"] }] };
panel.readonly = true;
panel.focusPath("/value/currency");
panel.addEventListener("goal-change", (event) => event.detail.patch.map((edit) => edit.path));
panel.addEventListener("keydown", (event) => event.key);
// @ts-expect-error there are two densities
panel.density = "cosy";

const problems = document.querySelector("goal-problems");
problems?.addEventListener("goal-open", ({ detail }) => panel.focusPath(detail.path ?? ""));
if (problems?.nextElementSibling instanceof GoalPanelElement) problems.nextElementSibling.focusPath("/name");

const proxy = createProxy({ url: "", authorization: () => Promise.resolve("short-lived"), timeout: 5000 });
const journal = document.createElement("goal-journal");
journal.texts = { es };
journal.deliveries = await proxy.deliveries({ goal: "g-1", limit: 50 });
journal.addEventListener("goal-open", ({ detail }) => detail.path.length);
const all: readonly { readonly goal: string }[] = await proxy.statistics();
const one: { readonly goal: string } = await proxy.statistics({ goal: "g-1" });
// @ts-expect-error without a goal it is a list
const none: { readonly goal: string } = await proxy.statistics();
// @ts-expect-error a connection has no token in the browser
(await proxy.connections())[0]?.token;
// @ts-expect-error an address is needed
createProxy({});

// The host's own backend may take goal-proxy's place.
const ownStats: Stats = {
  summary: async ({ goal }, { signal } = {}) => (await fetch(`/figures/${goal}`, { signal: signal ?? null })).json(),
};
const stats = document.createElement("goal-stats");
stats.stats = goal(1) ? ownStats : proxy.stats;
stats.period = 28;
// @ts-expect-error three periods are offered
stats.period = 30;
stats.addEventListener("goal-rows", ({ detail }) => {
  const filter: DeliveryQuery = detail;
  return proxy.journal.list(filter);
});
const library = document.createElement("goal-library");
const store: GoalStore = proxy.goalStore;
library.store = store;
library.addEventListener("goal-pick", ({ detail }) => {
  panel.goal = detail.goal;
});
// @ts-expect-error a revision is needed to save over
void store.save("g-1", { version: 1, goal: { id: "g-1" }, name: "x", destinations: {} });
const message = document.createElement("goal-message");
message.reached = { name: "Order paid", value: { amount: "49.90", currency: "EUR" }, ad: await proxy.referral("s-1") };
const connection = document.createElement("goal-connection");
connection.store = proxy.connectionStore;
connection.addEventListener("goal-connections", ({ detail }) => {
  panel.surroundings = { connections: detail.connections };
});

function goal(n: number): boolean {
  return n > 0;
}

const error = new GoalError("busy", { status: 429, retryAfter: 3 });
// @ts-expect-error kinds are listed
new GoalError("odd");

export { all, error, none, one };
