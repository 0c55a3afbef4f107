import { create } from "zustand";
import { currentFlow, openFirst, useEditor } from "../app/editor";
import { useLayout } from "../app/layout";
import { useSettings } from "../app/settings";
import { parseFlow } from "./parse";
import { sampleFlow } from "./sample";
import { load, save } from "./storage";
import { writeFlow } from "./write";

/** Which flows there are. The open one is kept where it always was; the others wait beside it. */
interface Flows {
  current: string;
  flows: readonly { id: string; name: string }[];
}

const KEY = "studio.flows.v1";
const FIRST = "flow-1";
const placeOf = (id: string) => `${KEY}.${id}`;

export const useFlows = create<Flows>(() => read());

/** Keeps the list in step with the open flow's name. */
export function watchFlows(): () => void {
  const tell = () => {
    const { current, flows } = useFlows.getState();
    const { name } = currentFlow();
    if (flows.find(({ id }) => id === current)?.name === name) return;
    keep({ current, flows: flows.map((flow) => (flow.id === current ? { ...flow, name } : flow)) });
  };
  tell();
  return useEditor.subscribe(tell);
}

/** A new flow, made of the sample; gives its id. */
export function addFlow(): string {
  const id = crypto.randomUUID();
  const sample = sampleFlow(useSettings.getState().language);
  const { current, flows } = useFlows.getState();
  const name = `${sample.name} ${flows.length + 1}`;
  localStorage.setItem(placeOf(id), writeFlow({ ...sample, name }));
  keep({ current, flows: [...flows, { id, name }] });
  return id;
}

/** Puts the open flow aside and opens another. */
export function openKeptFlow(id: string): void {
  const { current, flows } = useFlows.getState();
  const text = localStorage.getItem(placeOf(id));
  if (id === current || text === null) return;
  const parsed = parseFlow(text);
  if (!("flow" in parsed)) return;
  localStorage.setItem(placeOf(current), writeFlow(currentFlow()));
  localStorage.removeItem(placeOf(id));
  keep({ current: id, flows });
  openFirst(parsed.flow);
  save(parsed.flow);
  useLayout.setState(({ opened }) => ({ opened: opened + 1 }));
}

export function removeFlow(id: string): void {
  const { current, flows } = useFlows.getState();
  if (id === current) return;
  localStorage.removeItem(placeOf(id));
  keep({ current, flows: flows.filter((flow) => flow.id !== id) });
}

function keep(flows: Flows): void {
  useFlows.setState(flows);
  try {
    localStorage.setItem(KEY, JSON.stringify(flows));
  } catch {
    // Without room the list lasts as long as the tab; the open flow says so where it is saved.
  }
}

function read(): Flows {
  try {
    const kept: Partial<Flows> = Object(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    const flows = Array.isArray(kept.flows)
      ? kept.flows.filter(({ id, name }) => typeof id === "string" && typeof name === "string")
      : [];
    if (typeof kept.current === "string" && flows.some(({ id }) => id === kept.current)) return { current: kept.current, flows };
  } catch {
    // What cannot be read is a list of one: the open flow.
  }
  const open = load();
  return { current: FIRST, flows: [{ id: FIRST, name: open.kind === "flow" ? open.flow.name : "" }] };
}
