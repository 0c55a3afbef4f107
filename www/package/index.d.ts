/**
 * The Goal block, headless: what is wrong with a goal, and what would be sent. Elements: `goal-element/define`.
 *
 * @module
 */

import type { GoalFlow, GoalFlowOptions } from "./flow.js";
import type { Texts } from "./message.js";
import type { Diagnostic } from "./types/diagnostic.js";
import type { GoalBlock } from "./types/goal.js";
import type { Flow, NodeDiagnostic } from "./types/graph.js";
import type { FieldText, Identified, IdentifyOptions } from "./types/identity.js";
import type { Context, Preview } from "./types/preview.js";
import type { Surroundings } from "./types/surroundings.js";

export type {
  Counts,
  GoalChange,
  GoalFlowEventMap,
  GoalFlowOptions,
  NodeStatus,
  SendTestOptions,
} from "./flow.js";
export { GoalFlow } from "./flow.js";
export type { GoalErrorFacts, GoalErrorKind } from "./goal-error.js";
export { GoalError } from "./goal-error.js";
export type { Locale, PluralTexts, TextFunction, Texts } from "./message.js";
export { createText } from "./message.js";
export { changed, close, diagnostics, field, openGoal, set, surround } from "./open.js";
export { applyPatch } from "./patch.js";
export type * from "./types/delivery.js";
export type * from "./types/diagnostic.js";
export type * from "./types/goal.js";
export type * from "./types/graph.js";
export type * from "./types/identity.js";
export type * from "./types/ports.js";
export type * from "./types/preview.js";
export type * from "./types/surroundings.js";

/**
 * Loads the wasm. Once is enough; further calls give the same promise, and a failed load can be tried again.
 * `wasm`: where it is, or itself; absent: beside this module.
 */
export function init(options?: { wasm?: URL | string | BufferSource | WebAssembly.Module | undefined }): Promise<void>;

/** The same at once, from bytes or a compiled module: for Node, workers and tests. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): void;

/** Resolves once the wasm is ready, whoever loads it. Starts nothing. */
export function whenReady(): Promise<void>;

/** A new, empty goal. `id` or `newId` decide its id; absent: a random UUID. Works before `init()`. */
export function defaults(options?: {
  id?: string | undefined;
  name?: string | undefined;
  newId?: (() => string) | undefined;
}): GoalBlock;

/**
 * Everything wrong with a goal: errors first, then by place. Takes anything; bad data is a diagnostic.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function validate(goal: unknown, surroundings?: Surroundings): Diagnostic[];

/**
 * What is wrong with a flow's goals because of where they stand: errors first, then by node. The flow as an object, as JSON
 * text or as its bytes; text and bytes are the fastest. `validate` says what is wrong inside each goal.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function lintFlow(flow: Flow | string | Uint8Array): NodeDiagnostic[];

/**
 * What would be sent when the goal is reached at `context`. Makes no request.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function preview(goal: unknown, context: Context, surroundings?: Surroundings): Preview;

/**
 * What happens when somebody reaches the block, in one paragraph: what counts, who hears of what with which value, and what
 * is not sent and why. `locale` is BCP 47; absent: the page's language. `texts` by locale, from `goal-element/locales/<locale>`.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function explain(
  goal: unknown,
  locale?: string,
  options?: { texts?: Readonly<Record<string, Texts>> | undefined; surroundings?: Surroundings | undefined },
): string;

/**
 * Normalises and hashes a person's fields as the platform's documentation asks, each named as the platform spells it: `em`, `ph`, `fn`,
 * … for Meta, `email`, `phone`, `external_id`, … for TikTok. What is hashed already passes in lower case; ids that a platform gave are
 * never hashed; what cannot be used is left out with a reason and costs nothing else. Nothing leaves the page.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function identify<Field extends string>(
  platform: "meta" | "tiktok",
  user: Readonly<Record<Field, FieldText>>,
  options?: IdentifyOptions,
): Record<Field, Identified>;

/**
 * The same for many people at once, in their order: quicker than one by one.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function identifyAll<Field extends string>(
  platform: "meta" | "tiktok",
  people: readonly Readonly<Record<Field, FieldText>>[],
  options?: IdentifyOptions,
): Record<Field, Identified>[];

/** A flow for one canvas. */
export function createGoalFlow(options?: GoalFlowOptions): GoalFlow;
