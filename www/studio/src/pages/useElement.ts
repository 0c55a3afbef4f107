import { useEffect, useState } from "react";

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

/** Whether the element may be drawn: React sets properties only on elements that are defined. */
export function useElement(name: keyof typeof LOADERS): boolean {
  const [ready, setReady] = useState(loaded.has(name));
  useEffect(() => {
    let here = true;
    void LOADERS[name]().then(() => {
      loaded.add(name);
      if (here) setReady(true);
    });
    return () => {
      here = false;
    };
  }, [name]);
  return ready;
}
