// The manners of <goal-problems>: what its buttons do. Loaded with the first list.

import { actOf, RAISE, VIEW } from "../elements/base.js";
import { safeFixes } from "./fixes.js";

export { CSS as look } from "../elements/panel-style.js";

/** Starts listening; what it gives is told of each painting. */
export function attach(list, root) {
  /** The severity that is shown alone. */
  let only;

  /** While there is nothing of that severity, everything is shown: there would be no button to ask for it. */
  const painted = (box) => {
    box.dataset.only = "";
    for (const tally of box.querySelectorAll(".tally")) {
      const isPressed = tally.dataset.severity === only;
      tally.setAttribute("aria-pressed", isPressed);
      if (isPressed) box.dataset.only = only;
    }
  };

  root.addEventListener("click", (event) => {
    const button = actOf(event);
    const view = list[VIEW];
    if (!button || !view) return;
    const { act, node, path, index, fix, severity } = button.dataset;
    const slot = Number(node);
    if (act === "jump") list[RAISE]("goal-open", { node: view.flow.node(slot), path });
    if (act === "fix") view.fix(slot, Number(index), Number(fix));
    if (act === "fix-all") view.make(safeFixes);
    if (act === "filter") {
      only = only === severity ? undefined : severity;
      painted(root.firstElementChild);
    }
  });
  return painted;
}
