import { type Context, GoalError, type LiveResult } from "goal-element";
import { create } from "zustand";
import { findNode } from "../app/editor";
import { useFlows } from "../flowfile/flows";
import { goalFlow } from "../goal/flow";
import { ports, refresh, serverFailed } from "../goal/server";
import { contextFor, type Reached } from "./context";
import { useSession } from "./session";
import { useSubscriber } from "./subscriber";

export type Report = { state: "sending" } | { state: "done"; result: LiveResult } | { state: "failed"; error: GoalError };

/** Live reports by the happening they are of. */
export const useReports = create<Record<string, Report>>(() => ({}));

/** Reports a reached goal as a bot's runtime does: who entered, which ad they came through, and the goal itself. */
export async function reportLive(reached: Reached): Promise<void> {
  const node = findNode(reached.node);
  if (node?.type !== "goal") return;
  goalFlow.flush();
  const { happening } = reached;
  const bot = useFlows.getState().current;
  const subscriber = useSubscriber.getState();
  const { happening_id, variables, subscriber: person, referral = {} } = contextFor(subscriber, reached);
  useReports.setState({ [happening]: { state: "sending" } });
  try {
    await entered(bot, subscriber.id);
    await cameThrough(subscriber.id, referral);
    const context = { happening_id, variables, subscriber: person, referral };
    const result = await ports.events({ mode: "live", bot, node: reached.node, goal: node.data.goal, context });
    useReports.setState({ [happening]: { state: "done", result } });
    await refresh();
  } catch (error) {
    if (!(error instanceof GoalError)) throw error;
    useReports.setState({ [happening]: { state: "failed", error } });
    serverFailed(error);
  }
}

/** Who entered is what rates are reckoned against. A server that does not take it yet counts the goal all the same. */
async function entered(bot: string, subscriber: string): Promise<void> {
  try {
    await ports.tellStart({ bot, subscriber, happening_id: `studio-run-${useSession.getState().run}-${subscriber}` });
  } catch (error) {
    if (!(error instanceof GoalError) || error.status !== 404) throw error;
  }
}

/** The ad, by its name: what a number counted later is told apart by. */
async function cameThrough(subscriber: string, referral: NonNullable<Context["referral"]>): Promise<void> {
  const { clicked_at, ...ad } = referral;
  if (ad.ad_id === undefined && ad.ctwa_clid === undefined && ad.ttclid === undefined) return;
  await ports.tellReferral({ ...ad, subscriber, at: clicked_at ?? Math.floor(Date.now() / 1000) });
}
