// <goal-problems>: everything that is wrong, with a way to each field and the fixes that are at hand.

import { GoalElement, KIND, MANNERS } from "./base.js";

export class GoalProblemsElement extends GoalElement {
  static [KIND] = "problems";
  static [MANNERS] = () => import("../lazy/problems.js");
}
