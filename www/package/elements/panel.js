// <goal-panel>: the settings of one goal. What it does with gestures is loaded with the first panel.

import { FOCUS, GoalElement, KIND, MANNERS, reflect } from "./base.js";

/** On a panel: the path of the field that is to be focused once it is there. */
export const WANTED = Symbol("wanted");
/** On a panel with its manners: focuses that field. */
export const SEEK = Symbol("seek");

export class GoalPanelElement extends GoalElement {
  static observedAttributes = [...GoalElement.observedAttributes, "readonly"];
  static [KIND] = "panel";
  static [MANNERS] = () => import("../lazy/panel.js");

  get readonly() {
    return this.hasAttribute("readonly");
  }

  set readonly(readonly) {
    reflect(this, "readonly", Boolean(readonly));
  }

  focusPath(path) {
    this[WANTED] = path;
    this[SEEK]?.();
  }

  [FOCUS](path) {
    this.focusPath(path);
    return true;
  }
}
