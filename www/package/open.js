// Goals one by one, for hosts that keep the documents themselves: opened once, then set field by field.

import { loaded } from "./core.js";
import { toJson } from "./json.js";

let goals;

function opened() {
  goals ??= new (loaded().Flow)();
  return goals;
}

export function openGoal(document) {
  return opened().open(document);
}

export function surround(surroundings) {
  opened().surround(toJson(surroundings));
}

export function field(path) {
  return opened().field(path);
}

export function set(handle, field, row, text) {
  return goals?.edit(handle, field, row, text, true) ?? 0;
}

export function diagnostics(handle) {
  return goals?.diagnostics(handle) ?? [];
}

export function changed() {
  return goals?.changed() ?? [];
}

export function close(handle) {
  goals?.close(handle);
}
