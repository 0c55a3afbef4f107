// Registers the elements and starts loading the wasm. Two copies of the package on one page: the first one's elements stay,
// and show the flows of either.

import { init } from "./core.js";
import { GoalBlockElement, GoalPanelElement, GoalProblemsElement } from "./elements.js";

const TAGS = {
  "goal-block": GoalBlockElement,
  "goal-panel": GoalPanelElement,
  "goal-problems": GoalProblemsElement,
};
const REGISTRY = Symbol.for("goal-element");

if (globalThis.customElements) {
  globalThis[REGISTRY] ??= { from: import.meta.url };
  const first = globalThis[REGISTRY];
  if (first.from !== import.meta.url) {
    console.warn(`goal-element is on this page twice: ${first.from} and ${import.meta.url}. The elements of the first are used.`);
  }
  for (const [tag, type] of Object.entries(TAGS)) if (!customElements.get(tag)) customElements.define(tag, type);
  // After the scripts of this turn, so that a page may say first where its wasm is. Elements say what went wrong.
  setTimeout(() => init().catch(() => {}));
}
