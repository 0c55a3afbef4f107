// Applying every fix that needs no asking.

import { applyPatch } from "../patch.js";

/** A safe fix mends what it is for; more rounds than this would be a fix that does not. */
const MOST = 500;

/** All safe fixes of a goal, or of every goal there is, as one change of each. */
export function safeFixes(flow, node) {
  const nodes = node === undefined ? flow.nodes() : [node];
  return nodes.map((node) => changeOf(flow, node)).filter(({ patch }) => patch.length > 0);
}

function changeOf(flow, node) {
  flow.finish(node);
  const slot = flow.slot(node);
  const patch = slot === undefined ? [] : fixSafely(flow.wasm(), slot, flow.document(node));
  return { slot, patch, source: "fix", transient: false, label: [0, "ui.change.fix-safe", {}] };
}

/** One after the other, because each may move what the next one is about. */
function fixSafely(wasm, slot, document) {
  let goal = document;
  const patch = [];
  for (let round = 0; round < MOST; round += 1) {
    const edits = wasm.safeFix(slot);
    if (!edits) break;
    goal = applyPatch(goal, edits);
    wasm.read(slot, goal);
    patch.push(...edits);
  }
  return patch;
}
