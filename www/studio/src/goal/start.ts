import { init } from "goal-element";
import "goal-element/define";
import { notify } from "../app/notices";

/** Loads the Goal block's wasm. The blocks wait for it by themselves; a failure is said once. */
export async function startGoals(): Promise<void> {
  try {
    await init();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    notify({ tone: "error", say: (text) => text("app.broken", { why }) });
  }
}
