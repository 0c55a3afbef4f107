import { useEffect, useState } from "react";
import { goalFlow } from "./flow";

/** A number that differs whenever anything about the goals has changed. */
export function useChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const hear = () => setChanges((before) => before + 1);
    goalFlow.addEventListener("update", hear);
    return () => goalFlow.removeEventListener("update", hear);
  }, []);
  return changes;
}
