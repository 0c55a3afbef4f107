import type { Diagnostic } from "./types/diagnostic.js";
import type { JsonPointer } from "./types/goal.js";
import type { Surroundings } from "./types/surroundings.js";

/**
 * Goals one by one, without a flow: for hosts that keep the documents themselves. A goal is opened once, a field is named
 * once; setting it then checks again only the rules that read it. All of these work after `init()` has resolved.
 */

/** Reads a document; the number names it until it is closed. Takes anything; bad data is a diagnostic. */
export declare function openGoal(document: unknown): number;

/** What the bot around all open goals knows. */
export declare function surround(surroundings: Surroundings): void;

/** A number for a field; a row's number in the path stands for any row. `-1`: no such field can be set. */
export declare function field(path: JsonPointer): number;

/**
 * Sets a field's text, as if it were typed there; `row` counts for fields in lists alone. Gives the goal's number of
 * diagnostics. The host sets the same text in its document.
 */
export declare function set(handle: number, field: number, row: number, text: string): number;

/** What is wrong with an open goal: errors first, then by place. Made when asked for, and kept until something changes. */
export declare function diagnostics(handle: number): Diagnostic[];

/** The open goals whose diagnostics have changed since this was last asked. */
export declare function changed(): number[];

/** Forgets a goal. */
export declare function close(handle: number): void;
