import { currentFlow, useEditor } from "../app/editor";
import { useFlows } from "../flowfile/flows";
import { ports, useServer } from "./server";

/** After the last change, in milliseconds. */
const PAUSE = 1500;

/** Tells the library which saved goals this flow uses, so that nobody deletes one that is needed. */
export function watchUsage(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const tell = async () => {
    const { name, nodes } = currentFlow();
    const counts = new Map<string, number>();
    for (const node of nodes) {
      if (node.type !== "goal") continue;
      const { id, revision } = Object((node.data.goal as { goal?: unknown }).goal) as { id?: string; revision?: number };
      if (id !== undefined && revision !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const bot = useFlows.getState().current;
    const goals = [...counts].map(([id, blocks]) => ({ id, blocks }));
    const now = JSON.stringify([bot, name, goals]);
    // A flow that never used a saved goal has nothing to tell.
    if (now === told || (told === "" && goals.length === 0) || useServer.getState().state !== "ready") return;
    try {
      await ports.usage.report(bot, name, goals);
      told = now;
    } catch {
      // It is told with the next change.
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), PAUSE);
  };
  const drop = [useEditor.subscribe(later), useServer.subscribe(later)];
  later();
  return () => {
    clearTimeout(timer);
    for (const stop of drop) stop();
  };
}
