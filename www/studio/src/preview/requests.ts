import { useEffect, useState } from "react";

/** What is only kept by the server that serves this page, or read from it, tells no platform anything. */
const READS = /^\/v1\/(workspace|connections|rates|deliveries|statistics|usage|referrals|flow-starts|goals(\/.*)?)$/;
const SENDERS = new Set(["fetch", "xmlhttprequest", "beacon"]);

/** How many requests have left this page since `run` began, as the browser itself counts them. */
export function useRequestCount(run: number): number {
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each run counts from zero
  useEffect(() => {
    setCount(0);
    const since = performance.now();
    const observer = new PerformanceObserver((list) => {
      const sent = list.getEntries().filter((entry) => entry.startTime >= since && isRequest(entry));
      if (sent.length > 0) setCount((before) => before + sent.length);
    });
    observer.observe({ type: "resource" });
    return () => observer.disconnect();
  }, [run]);
  return count;
}

function isRequest(entry: PerformanceEntry): boolean {
  const { initiatorType, name } = entry as PerformanceResourceTiming;
  if (!SENDERS.has(initiatorType)) return false;
  const url = new URL(name);
  return url.origin !== location.origin || !READS.test(url.pathname);
}
