// The wasm, loaded once for all.

import * as glue from "./wasm/goal_element.js";

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
  return compile(wasm)
    .then(finish)
    .catch((cause) => {
      loading = undefined;
      throw new Error(`goal-element: the wasm could not be loaded (${say(cause)}). ${CURE}`, { cause });
    });
}

/** `source`: an address, a response, the bytes or a module, or a promise of one. */
async function compile(source = new URL("./wasm/goal_element_bg.wasm", import.meta.url)) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return WebAssembly.compile(given);
  const response = given instanceof Response ? given : await fetch(given);
  if (!response.ok) throw new Error(`HTTP ${response.status} for ${response.url}`);
  // Compiled while it comes, if the server says what it is.
  const isNamed = response.headers.get("content-type")?.startsWith("application/wasm");
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

const CURE =
  "Serve goal_element_bg.wasm beside the package's script, or say where it is: init({ wasm: url }). In Node: initSync({ module: bytes }).";

export function initSync({ module }) {
  if (isReady) return;
  loading = Promise.resolve();
  finish(module);
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

function finish(module) {
  glue.initSync({ module });
  isReady = true;
  announce();
}

function say(cause) {
  return cause instanceof Error ? cause.message : String(cause);
}
