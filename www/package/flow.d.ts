import type { Texts } from "./message.js";
import type { Outcome, TestResult } from "./types/delivery.js";
import type { Diagnostic, Edit, Params, Severity } from "./types/diagnostic.js";
import type { GoalBlock, JsonPointer } from "./types/goal.js";
import type { Flow, FlowGraph } from "./types/graph.js";
import type { Context, Preview, WhatIf } from "./types/preview.js";
import type { Surroundings } from "./types/surroundings.js";

/** How to make a {@link GoalFlow}. */
export interface GoalFlowOptions {
  surroundings?: Surroundings | undefined;
  /** BCP 47, such as `es` or `es-MX`; absent: the page's language. */
  locale?: string | undefined;
  /** Texts by locale, from `goal-element/locales/<locale>`; English needs none with `goal-element/define`. */
  texts?: Readonly<Record<string, Texts>> | undefined;
  /** Makes the id of a goal that *Make it separate* parts from its copy; absent: a random UUID. */
  newId?: (() => string) | undefined;
}

/** A change of one goal. The host puts `goal` into its node; one undo step and one save per change that is not transient. */
export interface GoalChange {
  readonly node: string;
  /** The whole document after the change: a new object that shares what did not change. */
  readonly goal: GoalBlock;
  /** The same change as a JSON Patch. */
  readonly patch: readonly Edit[];
  /** Typed or chosen by hand, by a fix, or by `flow.change`. */
  readonly source: "input" | "fix" | "api";
  /** Still being typed: show it, but make no undo step and no save of it. A final one follows. */
  readonly transient: boolean;
  /** For the host's undo list, in the flow's language: “Change currency”. */
  readonly label: string;
}

/** Problems by severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** What the block shows besides its settings. Not kept in the document. */
export interface NodeStatus {
  counts?: { test: number; live: number };
  /** How often the goal was reached on each of the last days, the oldest first: a line beside the count. */
  days?: readonly number[];
  last?: {
    outcome: Outcome;
    mode: "test" | "live";
    /** Text `answer.<key>`. */
    key: string;
    params: Params;
    /** Seconds since 1970 (UTC). */
    at: number;
    mend?: JsonPointer;
  };
}

/** How to send a test event. */
export interface SendTestOptions {
  /** Address of goal-proxy; empty text: this page's origin. */
  url: string;
  /** Typed by a person for this test; from Meta's *Test events*. */
  testEventCode: string;
  /** A short-lived token of your backend for the proxy (not a platform token). Asked again once on 401. */
  authorization?: (() => Promise<string>) | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds; 15 000 unless given. */
  timeout?: number | undefined;
  /** Id of the bot, for the journal. */
  bot?: string | undefined;
}

/** Events of a {@link GoalFlow}. */
export interface GoalFlowEventMap {
  change: CustomEvent<GoalChange>;
  diagnostics: CustomEvent<{ readonly node: string; readonly counts: Counts }>;
  open: CustomEvent<{ readonly node: string; readonly path: JsonPointer }>;
  /** Goals, graph or surroundings were set: what is made from them is to be made anew. */
  update: Event;
}

/**
 * The goals of one canvas and what is wrong with them, by the host's node ids. May be made before `init()` has
 * resolved; what is set until then waits. Reading before that gives empty results.
 */
export declare class GoalFlow extends EventTarget {
  constructor(options?: GoalFlowOptions);
  /** Sets the host's document. The object last set or emitted is no work. Bad data is a diagnostic, never an exception. */
  set(node: string | number, goal: unknown): void;
  remove(node: string | number): void;
  /** The document as last set or emitted. */
  get(node: string | number): GoalBlock | undefined;
  nodes(): string[];
  /**
   * Takes a whole flow in the place of everything set before: every node's goal under the node's id, and the graph around
   * them. As JSON text or its bytes this is the fastest way in; what React Flow and Vue Flow save (`data.goal`, `source`,
   * `target`) is taken as it is. Emits no change. `surroundings` stay as they are. `false`: it is no JSON
   * to its end, or no object; then everything stays as it was, and `lintFlow` says where it cannot be read.
   */
  load(flow: Flow | string | Uint8Array): boolean;
  /**
   * The flow around the blocks: what tells whether a goal is at the end of its branch, whether people get there, and with
   * what. Equal content is no work. After `load` it is `undefined`, and that of the loaded flow counts.
   */
  graph: FlowGraph | undefined;
  /** The bot around the blocks; equal content is no work. */
  surroundings: Surroundings;
  /** BCP 47. Setting it repaints everything in that language. */
  locale: string;
  /** What the block shows besides its settings; `undefined` removes it. */
  setStatus(node: string | number, status: NodeStatus | undefined): void;
  /** What is wrong with one node, or with all: errors first. */
  diagnostics(node?: string | number): (Diagnostic & { readonly node: string })[];
  counts(node?: string | number): Counts;
  /** Words for the host's own labels. */
  summary(node: string | number): { readonly title: string; readonly label: string };
  /** Changes one field as if typed there, and emits it. `undefined`: nothing changed, or the field does not exist. */
  change(node: string | number, path: JsonPointer, value: string | boolean): GoalChange | undefined;
  /** Applies a diagnostic's fix (the first unless `index` says otherwise), and emits it. */
  applyFix(node: string | number, diagnostic: Diagnostic, index?: number): GoalChange | undefined;
  /** What would be sent. Makes no request. */
  preview(node: string | number, context: Context): Preview;
  /**
   * For each variable of the goal and each value to try (the flow's samples; empty, zero, `1.234,56 €`, emoji, very long) what would
   * be sent and which rules trip. What `context` leaves out is made up. Makes no request. Call {@link flush} first if the goal is being edited.
   */
  whatIf(node: string | number, context?: Partial<Context>): Promise<WhatIf[]>;
  /** What happens when somebody reaches the block: one paragraph in the flow's language. */
  explain(node: string | number): string;
  /** Sends a test event through goal-proxy. Rejects with a `GoalError`; the flow is untouched then. */
  sendTest(node: string | number, context: Context, options: SendTestOptions): Promise<TestResult>;
  /** An id for a field, for {@link edit}. */
  field(path: JsonPointer): number;
  /** Sets a field's text in constant time, without emitting; `row` for fields in lists. Gives the node's number of diagnostics. */
  edit(node: string | number, field: number, row: number, text: string): number;
  /** Asks the mounted panel to focus a field, or raises `open`. */
  focus(node: string | number, path: JsonPointer): void;
  /** Makes pending transient edits final. Call it before save and publish. */
  flush(): GoalChange[];
  /** Frees what it holds. Later calls do nothing. */
  destroy(): void;
  addEventListener<Name extends keyof GoalFlowEventMap>(
    type: Name,
    listener: (this: GoalFlow, event: GoalFlowEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof GoalFlowEventMap>(
    type: Name,
    listener: (this: GoalFlow, event: GoalFlowEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}
