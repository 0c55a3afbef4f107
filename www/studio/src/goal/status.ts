import type { Delivery, Statistics } from "goal-element";
import { useEditor } from "../app/editor";
import { lastDays, useDays } from "./days";
import { goalFlow } from "./flow";
import { useServer } from "./server";

/** Draws counts, the last days and the newest answer on every block of a goal. */
function drawStatus(): void {
  const { statistics, deliveries } = useServer.getState();
  for (const node of goalFlow.nodes()) {
    const id = goalFlow.get(node)?.goal?.id;
    const tally = statistics.find((each) => each.goal === id);
    const last = deliveries.find((each) => each.goal === id && each.answer !== undefined);
    const status = { ...counted(tally), ...answered(last) };
    goalFlow.setStatus(node, Object.keys(status).length === 0 ? undefined : status);
  }
}

function counted(tally: Statistics | undefined) {
  if (tally === undefined) return {};
  const days = lastDays(tally.goal, tally.live.reached);
  return { counts: { test: tally.test.reached, live: tally.live.reached }, ...(days && { days }) };
}

function answered(delivery: Delivery | undefined) {
  if (delivery?.answer === undefined) return {};
  const { outcome, mode, at, answer } = delivery;
  const { key, params, mend } = answer;
  return { last: { outcome, mode, key, params, at, ...(mend !== undefined && { mend }) } };
}

/** Keeps the blocks' counts in step with the server's answers and with blocks that come and go. */
export function watchStatus(): () => void {
  const drop = [
    useServer.subscribe(drawStatus),
    useDays.subscribe(drawStatus),
    useEditor.subscribe(() => queueMicrotask(drawStatus)),
  ];
  return () => {
    for (const stop of drop) stop();
  };
}
