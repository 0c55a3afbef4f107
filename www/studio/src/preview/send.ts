import { GoalError, type TestResult } from "goal-element";
import { create } from "zustand";
import { goalFlow } from "../goal/flow";
import { refresh, SERVER, serverFailed } from "../goal/server";
import { keepCode } from "./codes";
import { contextFor, type Reached } from "./context";
import { useSubscriber } from "./subscriber";

/** How the test send of one reached goal stands. */
export type Sending = { state: "sending" } | { state: "done"; result: TestResult } | { state: "failed"; error: GoalError };

/** Test sends by the happening they are of. */
export const useSendings = create<Record<string, Sending>>(() => ({}));

/** Sends one test event through goal-proxy. Whatever happens, the flow stays as it is. */
export async function sendTest(reached: Reached, connection: string, code: string): Promise<void> {
  const { node, happening } = reached;
  keepCode(connection, code);
  useSendings.setState({ [happening]: { state: "sending" } });
  try {
    const context = contextFor(useSubscriber.getState(), reached);
    const result = await goalFlow.sendTest(node, context, { url: SERVER, testEventCode: code, bot: "studio" });
    useSendings.setState({ [happening]: { state: "done", result } });
    await refresh();
  } catch (error) {
    if (!(error instanceof GoalError)) throw error;
    useSendings.setState({ [happening]: { state: "failed", error } });
    serverFailed(error);
  }
}

export function forgetSending(happening: string): void {
  useSendings.setState(({ [happening]: _, ...others }) => others, true);
}
