// The Goal block, headless.

import { core, init, initSync, whenReady } from "./core.js";
import { GoalFlow } from "./flow.js";
import { bytesOf, toJson } from "./json.js";
import { worstFirst } from "./severity.js";

export { GoalError } from "./goal-error.js";
export { createText } from "./message.js";
export { applyPatch } from "./patch.js";
export { GoalFlow, init, initSync, whenReady };

export function defaults({ id, name = "", newId = () => crypto.randomUUID() } = {}) {
  return { version: 1, goal: { id: id ?? newId() }, name, destinations: {} };
}

export function validate(goal, surroundings = {}) {
  return wasm().validate(goal, toJson(surroundings));
}

export function lintFlow(flow) {
  const { lintBytes, lintFlow: lint } = wasm();
  const found = typeof flow === "string" || flow instanceof Uint8Array ? lintBytes(bytesOf(flow)) : lint(flow);
  const all = [];
  for (let at = 0; at < found.length; at += 2) all.push({ node: found[at], ...found[at + 1] });
  return all.sort(worstFirst);
}

export function preview(goal, context, surroundings = {}) {
  return wasm().preview(goal, toJson(context), toJson(surroundings));
}

export function identify(platform, user) {
  const { identify: one } = wasm();
  return Object.fromEntries(
    Object.entries(user).map(([field, text]) => {
      const [value, hashed, reason] = one(platform, field, String(text));
      return [field, { value: value ?? null, hashed, ...(reason !== undefined && { reason }) }];
    }),
  );
}

export function createGoalFlow(options) {
  return new GoalFlow(options);
}

function wasm() {
  const found = core();
  if (!found)
    throw new Error(
      "goal-element: the wasm is not loaded yet. Call `await init()` first; in Node, `initSync({ module: bytes })`.",
    );
  return found;
}
