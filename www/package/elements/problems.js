// <goal-problems>: everything that is wrong, with a way to each field and the fixes that are at hand.

import { actOf, GoalElement, KIND, LISTEN, RAISE, VIEW } from "./base.js";

export class GoalProblemsElement extends GoalElement {
  static [KIND] = "problems";

  [LISTEN](root) {
    root.addEventListener("click", (event) => {
      const button = actOf(event);
      const view = this[VIEW];
      if (!button || !view) return;
      const { act, node, path, index, fix } = button.dataset;
      const slot = Number(node);
      if (act === "jump") this[RAISE]("goal-open", { node: view.nodeOf(slot), path });
      if (act === "fix") view.fix(slot, Number(index), Number(fix));
      if (act === "fix-all") view.fixAll();
    });
  }
}
