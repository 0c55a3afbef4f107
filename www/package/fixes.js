// Applying every fix that needs no asking.

import { applyPatch } from "./patch.js";

/** A safe fix mends what it is for; more rounds than this would be a fix that does not. */
const MOST = 500;

/** One after the other, because each may move what the next one is about. */
export function fixSafely(wasm, slot, document) {
  let goal = document;
  const patch = [];
  for (let round = 0; round < MOST; round += 1) {
    const edits = wasm.safeFix(slot);
    if (!edits) break;
    goal = applyPatch(goal, edits);
    wasm.read(slot, goal);
    patch.push(...edits);
  }
  return { goal, patch };
}
