import { type RefObject, useEffect, useRef } from "react";

/** Hears the events of an element below the returned box. The latest listeners count. */
export function useEvents(listeners: Readonly<Record<string, (detail: never) => void>>): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(listeners);
  latest.current = listeners;
  const types = Object.keys(listeners).join(" ");
  useEffect(() => {
    const element = box.current;
    const hear = (event: Event) => latest.current[event.type]?.((event as CustomEvent).detail as never);
    for (const type of types.split(" ")) element?.addEventListener(type, hear);
    return () => {
      for (const type of types.split(" ")) element?.removeEventListener(type, hear);
    };
  }, [types]);
  return box;
}
