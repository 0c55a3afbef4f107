// The elements' classes, not registered. English comes with them.

export { GoalBlockElement } from "./elements/block.js";
export { GoalPanelElement } from "./elements/panel.js";
export { GoalProblemsElement } from "./elements/problems.js";
