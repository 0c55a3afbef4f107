// The wasm, loaded once for all.

import start, * as glue from "./wasm/goal_element.js";

let isReady = false;
let loading;
let asked;
let announce;
const announced = new Promise((resolve) => {
  announce = resolve;
});

export function init({ wasm } = {}) {
  // Elements that are there already may have asked for the wasm at its usual place; the host knows better.
  const isOther = wasm !== undefined && wasm !== asked && !isReady;
  if (loading && isOther) loading = loading.catch(() => load(wasm));
  else loading ??= load(wasm);
  return loading;
}

function load(wasm) {
  asked = wasm;
  return start({ module_or_path: wasm }).then(finish, (cause) => {
    loading = undefined;
    throw new Error(`goal-element: the wasm could not be loaded (${say(cause)}). ${CURE}`, { cause });
  });
}

const CURE =
  "Serve goal_element_bg.wasm beside the package's script, or say where it is: init({ wasm: url }). In Node: initSync({ module: bytes }).";

export function initSync({ module }) {
  if (isReady) return;
  glue.initSync({ module });
  loading = Promise.resolve();
  finish();
}

export function whenReady() {
  return announced;
}

/** The functions of the wasm; `undefined` while it is not there. */
export function core() {
  return isReady ? glue : undefined;
}

/** The same for those who cannot wait. */
export function loaded() {
  if (!isReady)
    throw new Error(
      "goal-element: the wasm is not loaded yet. Call `await init()` first; in Node, `initSync({ module: bytes })`.",
    );
  return glue;
}

function finish() {
  isReady = true;
  announce();
}

function say(cause) {
  return cause instanceof Error ? cause.message : String(cause);
}
