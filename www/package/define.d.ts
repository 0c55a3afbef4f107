/**
 * Registers `<goal-block>`, `<goal-panel>` and `<goal-problems>`, and starts loading the wasm. On a server it does nothing.
 *
 * @module
 */
import "./elements.js";
