import type { Edit } from "./types/diagnostic.js";

/**
 * Applies a JSON Patch (`add`, `replace`, `remove`, `copy`) and gives a new document. The given one is never touched; what the
 * patch leaves alone is shared between both. An empty patch gives the same object.
 *
 * @throws {TypeError} when an operation does not apply; the message names it. Nothing is applied then.
 */
export function applyPatch<T>(document: T, patch: readonly Edit[]): T;
