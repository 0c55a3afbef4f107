import type { Counts } from "goal-element";
import { useSyncExternalStore } from "react";
import { goalFlow } from "./flow";

let counts: Counts = { error: 0, warning: 0, hint: 0 };

function subscribe(changed: () => void): () => void {
  goalFlow.addEventListener("diagnostics", changed);
  return () => goalFlow.removeEventListener("diagnostics", changed);
}

/** The same object while the numbers are the same, as React wants it. */
function read(): Counts {
  const next = goalFlow.counts();
  const same = next.error === counts.error && next.warning === counts.warning && next.hint === counts.hint;
  if (!same) counts = next;
  return counts;
}

/** How many problems the goals of this flow have. */
export function useProblemCount(): Counts {
  return useSyncExternalStore(subscribe, read);
}
