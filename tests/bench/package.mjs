// The package that is measured, ready to be called, and the memory of its wasm.
import { readFileSync } from "node:fs";
import * as glue from "../../pkg/wasm/goal_element.js";

export * from "../../pkg/index.js";

import { initSync } from "../../pkg/index.js";

export const WASM = new URL("../../pkg/wasm/goal_element_bg.wasm", import.meta.url);

initSync({ module: readFileSync(WASM) });

/** The wasm's memory in bytes; it never shrinks. */
export const memory = () => glue.initSync().memory.buffer.byteLength;
