import type { Json, JsonPointer } from "./goal.js";

/**
 * `error`: the event will be refused, or the block cannot do what it says. `warning`: accepted but useless, lost or
 * counted twice. `hint`: advice.
 */
export type Severity = "error" | "warning" | "hint";

/** Name of a rule, `group/problem`; also the name of its page in the documentation. New rules may come with any minor release. */
export type RuleCode = `${string}/${string}`;

/** What a text's placeholders stand for. Numbers come as text. */
export type Params = Readonly<Record<string, string>>;

/** One thing that is wrong, or could be better, with a goal. */
export interface Diagnostic {
  readonly code: RuleCode;
  /** Which text says it: `rule.<key>`. */
  readonly key: string;
  readonly severity: Severity;
  /** The field it is about. */
  readonly path: JsonPointer;
  readonly params: Params;
  /** Ways to mend it, the likeliest first. */
  readonly fixes: readonly Fix[];
}

/** A way to mend a diagnostic. */
export interface Fix {
  /** Which text names it: `fix.<title>`. */
  readonly title: string;
  readonly params: Params;
  /** `safe`: may be applied unasked; it touches no amount, currency or event and removes nothing that was typed. */
  readonly applicability: "safe" | "unsafe";
  /** JSON Patch (RFC 6902) for the goal's document. */
  readonly edits: readonly Edit[];
}

/** One operation of a JSON Patch (RFC 6902). */
export type Edit =
  | { readonly op: "add" | "replace"; readonly path: JsonPointer; readonly value: Json }
  | { readonly op: "copy"; readonly from: JsonPointer; readonly path: JsonPointer }
  | { readonly op: "remove"; readonly path: JsonPointer };
