import { GoalError } from "goal-element";
import { useEffect, useState } from "react";
import { serverFailed, useServer } from "../goal/server";

/** The package's elements that are loaded when they are shown. */
const LOADERS = {
  connection: () => import("goal-element/elements/connection"),
  journal: () => import("goal-element/elements/journal"),
  library: () => import("goal-element/elements/library"),
  message: () => import("goal-element/elements/message"),
  source: () => import("goal-element/elements/source"),
  stats: () => import("goal-element/elements/stats"),
};
const loaded = new Set<keyof typeof LOADERS>();

/**
 * Whether the element may be drawn: React sets properties only on elements that are defined. Its script comes from the server as well:
 * where that is not reached it is said, and tried again once the server is.
 */
export function useElement(name: keyof typeof LOADERS): boolean {
  const [ready, setReady] = useState(loaded.has(name));
  const server = useServer(({ state }) => state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server's state says when another try may help
  useEffect(() => {
    let here = true;
    const defined = () => {
      loaded.add(name);
      if (here) setReady(true);
    };
    if (!loaded.has(name)) LOADERS[name]().then(defined, (cause) => serverFailed(new GoalError("network", { cause })));
    return () => {
      here = false;
    };
  }, [name, server]);
  return ready;
}
