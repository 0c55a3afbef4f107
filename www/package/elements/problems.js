// <goal-problems>: everything that is wrong, with a way to each field and the fixes that are at hand.

import { actOf, GoalElement, KIND, LISTEN, PAINTED, RAISE, VIEW } from "./base.js";

export class GoalProblemsElement extends GoalElement {
  static [KIND] = "problems";

  /** The severity that is shown alone. */
  #only;

  [LISTEN](root) {
    root.addEventListener("click", (event) => {
      const button = actOf(event);
      const view = this[VIEW];
      if (!button || !view) return;
      const { act, node, path, index, fix, severity } = button.dataset;
      const slot = Number(node);
      if (act === "jump") this[RAISE]("goal-open", { node: view.nodeOf(slot), path });
      if (act === "fix") view.fix(slot, Number(index), Number(fix));
      if (act === "fix-all") view.fixAll();
      if (act === "filter") {
        this.#only = this.#only === severity ? undefined : severity;
        this[PAINTED](root.firstElementChild);
      }
    });
  }

  /** While there is nothing of that severity, everything is shown: there would be no button to ask for it. */
  [PAINTED](box) {
    box.dataset.only = "";
    for (const tally of box.querySelectorAll(".tally")) {
      const isPressed = tally.dataset.severity === this.#only;
      tally.setAttribute("aria-pressed", isPressed);
      if (isPressed) box.dataset.only = this.#only;
    }
  }
}
