// <goal-block>: the card on the canvas. It only asks to be opened; everything is set in the panel.

import { actOf, GoalElement, KIND, LISTEN, RAISE, reflect } from "./base.js";

export class GoalBlockElement extends GoalElement {
  static observedAttributes = [...GoalElement.observedAttributes, "selected"];
  static [KIND] = "block";

  get selected() {
    return this.hasAttribute("selected");
  }

  set selected(selected) {
    reflect(this, "selected", Boolean(selected));
  }

  [LISTEN](root) {
    root.addEventListener("click", (event) => {
      const button = actOf(event);
      if (button) this[RAISE]("goal-open", { node: this.node, path: button.dataset.path });
    });
  }
}
