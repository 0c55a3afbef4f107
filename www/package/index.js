// The Goal block, headless.

import { init, initSync, loaded, whenReady } from "./core.js";
import { GoalFlow } from "./flow.js";
import { bytesOf, toJson } from "./json.js";
import { paragraph } from "./message.js";
import { worstFirst } from "./severity.js";
import { createWords, pageLocale } from "./words.js";

export { GoalError } from "./goal-error.js";
export { identify, identifyAll } from "./identify.js";
export { createText } from "./message.js";
export { changed, close, diagnostics, field, openGoal, set, surround } from "./open.js";
export { applyPatch } from "./patch.js";
export { GoalFlow, init, initSync, whenReady };

export function defaults({ id, name = "", newId = () => crypto.randomUUID() } = {}) {
  return { version: 1, goal: { id: id ?? newId() }, name, destinations: {} };
}

export function validate(goal, surroundings = {}) {
  return loaded().validate(goal, toJson(surroundings));
}

export function lintFlow(flow) {
  const { lintBytes, lintFlow: lint } = loaded();
  const found = typeof flow === "string" || flow instanceof Uint8Array ? lintBytes(bytesOf(flow)) : lint(flow);
  const all = [];
  for (let at = 0; at < found.length; at += 2) all.push({ node: found[at], ...found[at + 1] });
  return all.sort(worstFirst);
}

export function preview(goal, context, surroundings = {}) {
  return loaded().preview(goal, toJson(context), toJson(surroundings));
}

export function explain(goal, locale = pageLocale(), { texts = {}, surroundings = {} } = {}) {
  return paragraph(createWords(locale, texts), loaded().explain(goal, toJson(surroundings)));
}

export function createGoalFlow(options) {
  return new GoalFlow(options);
}
