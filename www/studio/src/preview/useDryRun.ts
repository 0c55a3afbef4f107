import { type Context, type Preview, preview } from "goal-element";
import { useMemo } from "react";
import { useEditor } from "../app/editor";
import { goalFlow } from "../goal/flow";
import { useServer } from "../goal/server";
import { useReady } from "../goal/useReady";
import { contextFor, type Reached } from "./context";
import { useSubscriber } from "./subscriber";

/** A moment, and what would be sent at it. */
export interface DryRun {
  context: Context;
  run: Preview;
}

/** What would be sent now: made here, by the core, and made anew whenever goal, subscriber or connections change. */
export function useDryRun({ node, happening, variables }: Reached): DryRun | undefined {
  const ready = useReady();
  const found = useEditor(({ history }) => history.present.nodes.find((each) => each.id === node));
  const goal = found?.type === "goal" ? found.data.goal : undefined;
  const subscriber = useSubscriber();
  const { connections, rates, workspace } = useServer();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the context is made from connections, rates and workspace
  return useMemo(() => {
    if (!ready || found === undefined) return undefined;
    const context = contextFor(subscriber, { node, happening, variables });
    return { context, run: preview(goal, context, goalFlow.surroundings) };
  }, [ready, found === undefined, goal, subscriber, connections, rates, workspace, node, happening, variables]);
}
