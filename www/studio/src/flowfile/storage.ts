import type { Flow } from "./model";
import { type FileProblem, parseFlow } from "./parse";
import { writeFlow } from "./write";

/** The number is the version of what is kept; a new shape gets a new key, and the old one stays readable. */
const KEY = "studio.flow.v1";
/** What could not be read is put aside, never thrown away. */
const ASIDE = "studio.flow.unreadable";

export type Loaded = { kind: "none" } | { kind: "flow"; flow: Flow } | { kind: "unreadable"; text: string; problem: FileProblem };

export function load(): Loaded {
  const text = localStorage.getItem(KEY);
  if (text === null) return { kind: "none" };
  const parsed = parseFlow(text);
  if ("flow" in parsed) return { kind: "flow", flow: parsed.flow };
  localStorage.setItem(ASIDE, text);
  return { kind: "unreadable", text, problem: parsed.problem };
}

/** Tells whether the browser took it: storage can be full or switched off. */
export function save(flow: Flow): boolean {
  try {
    localStorage.setItem(KEY, writeFlow(flow));
    return true;
  } catch {
    return false;
  }
}

/** Calls `changed` when another tab of this browser has saved a flow. */
export function onOtherTab(changed: () => void): void {
  globalThis.addEventListener("storage", (event) => {
    if (event.key === KEY) changed();
  });
}
