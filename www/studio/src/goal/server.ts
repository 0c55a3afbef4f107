import { type Connection, type Delivery, GoalError, type RateTable, type Statistics } from "goal-element";
import { createProxy, type Workspace } from "goal-element/proxy";
import { create } from "zustand";

/** goal-proxy serves this page, so it is at this page's own address. */
export const SERVER = "";

const proxy = createProxy({ url: SERVER });

/** What outlives a flow, for the elements that show it. */
export const ports = proxy;

interface Server {
  state: "asking" | "ready" | "off" | "session";
  workspace: Workspace | null;
  connections: readonly Connection[];
  rates: readonly RateTable[];
  deliveries: readonly Delivery[];
  statistics: readonly Statistics[];
}

/** What the server knows. Without it the editor works on; only test events and counts wait. */
export const useServer = create<Server>(() => ({
  state: "asking",
  workspace: null,
  connections: [],
  rates: [],
  deliveries: [],
  statistics: [],
}));

/** Asks the server for the workspace, its connections, and what was sent so far. */
export async function connectServer(): Promise<void> {
  useServer.setState({ state: "asking" });
  try {
    // A server without rates is of use all the same: the value goes out in its own currency then.
    const rates = proxy.rates().catch(() => []);
    const [workspace, connections] = await Promise.all([proxy.workspace(), proxy.connections()]);
    useServer.setState({ state: "ready", workspace, connections, rates: await rates });
    await refresh();
  } catch (error) {
    useServer.setState({ state: lost(error) });
  }
}

/** Fetches counts and journal again; a failure leaves what is shown as it was. */
export async function refresh(): Promise<void> {
  try {
    const [deliveries, statistics] = await Promise.all([proxy.deliveries({ limit: 100 }), proxy.statistics()]);
    useServer.setState({ state: "ready", deliveries, statistics });
  } catch (error) {
    useServer.setState({ state: lost(error) });
  }
}

/** A send has just failed this way: the studio's own view of the server follows. */
export function serverFailed(error: GoalError): void {
  if (error.kind === "network" || error.kind === "session") useServer.setState({ state: lost(error) });
}

function lost(error: unknown): "off" | "session" {
  return error instanceof GoalError && error.kind === "session" ? "session" : "off";
}
