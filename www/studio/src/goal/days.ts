import { create } from "zustand";
import { ports } from "./server";

/** As many as the server tells, and a card draws. */
const MOST = 30;
const DAY = 86_400_000;

/** A goal's last days, as they were when it had been reached so often. */
interface Known {
  reached: number;
  days: readonly number[];
}

/** What the server told of each goal that was asked for. */
export const useDays = create<Readonly<Record<string, Known>>>(() => ({}));

/** How often a goal was reached when it was last asked for, so that nothing is asked twice. */
const asked = new Map<string, number>();

/** How often `goal` was reached for real on each of the last days; asks the server when the goal was reached again since. */
export function lastDays(goal: string, reached: number): readonly number[] | undefined {
  if (reached > 0 && asked.get(goal) !== reached) {
    asked.set(goal, reached);
    void ask(goal, reached);
  }
  return useDays.getState()[goal]?.days;
}

/** Without an answer the card has no line, and nothing else is missing: the next count asks again. */
async function ask(goal: string, reached: number): Promise<void> {
  try {
    const { days, to } = await ports.stats.summary({ goal, mode: "live" });
    if (to !== undefined) useDays.setState({ [goal]: { reached, days: upTo(to, days) } });
  } catch {
    // The studio's view of the server comes from its own questions.
  }
}

/** The server tells the days on which something happened; on the others it was reached zero times. */
function upTo(last: string, told: readonly { day: string; reached: number }[]): readonly number[] {
  const known = new Map(told.map(({ day, reached }) => [day, reached]));
  const end = Date.parse(last);
  return Array.from({ length: MOST }, (_, at) => {
    const day = new Date(end - (MOST - 1 - at) * DAY).toISOString().slice(0, 10);
    return known.get(day) ?? 0;
  });
}
