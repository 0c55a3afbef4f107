import { preview } from "goal-element";
import { useMemo } from "react";
import { useEditor } from "../app/editor";
import { goalFlow } from "../goal/flow";
import { contextFor, type Reached } from "./context";
import { reachedIn, useSession } from "./session";
import { useSubscriber } from "./subscriber";
import type { DryRun } from "./useDryRun";

/** How a goal stands that the subscriber had reached before: what counts once bears the same `event_id` again. */
export type Earlier = "never" | "counted" | "counts-again";

/** Looks at the earlier moments with the goal as it is now, so that a change of how it counts is seen at once. */
export function useEarlier(reached: Reached, { run }: DryRun): Earlier {
  const { past, conversation } = useSession();
  const subscriber = useSubscriber();
  const node = useEditor(({ history }) => history.present.nodes.find((each) => each.id === reached.node));
  const goal = node?.type === "goal" ? node.data.goal : undefined;
  const id = run.requests[0]?.event_id;
  return useMemo(() => {
    const all = [...past, ...reachedIn(conversation)];
    const before = all.slice(
      0,
      all.findIndex(({ happening }) => happening === reached.happening),
    );
    const earlier = before.filter((each) => each.node === reached.node);
    if (id === undefined || earlier.length === 0) return "never";
    const idOf = (moment: Reached) => preview(goal, contextFor(subscriber, moment), goalFlow.surroundings).requests[0]?.event_id;
    return earlier.some((moment) => idOf(moment) === id) ? "counted" : "counts-again";
  }, [past, conversation, subscriber, goal, id, reached]);
}
