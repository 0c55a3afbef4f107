/**
 * Registers `<goal-request>`. Import it where requests are shown: `import("goal-element/elements/request")`.
 *
 * @module
 */
import type { GoalFlow } from "../flow.js";
import type { Texts } from "../message.js";
import type { JsonPointer } from "../types/goal.js";
import type { Context } from "../types/preview.js";

/** `<goal-request>`: what would leave for the platforms, to the byte, made anew on each key. Makes no request. */
export interface GoalRequestElement extends HTMLElement {
  flow: GoalFlow | undefined;
  /** The host's id of the node. */
  node: string;
  /** The moment: who reaches the goal, with which variables. */
  context: Partial<Context> | undefined;
  /** The node's `<goal-panel>`, whose fields light up; absent: the host hears `goal-point` and sets `pointed`. */
  panel: HTMLElement | undefined;
  /** The field that is pointed at elsewhere: its lines light up. */
  pointed: JsonPointer | undefined;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  addEventListener<Name extends keyof GoalRequestEventMap>(
    type: Name,
    listener: (this: this, event: GoalRequestEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalRequestElement: { new (): GoalRequestElement };

/** Events of the request pane; they bubble and leave shadow roots. */
export interface GoalRequestEventMap extends HTMLElementEventMap {
  /** A line is pointed at that comes from this field, or none any more. */
  "goal-point": CustomEvent<{ readonly node: string; readonly path: JsonPointer | undefined }>;
  /** Somebody wants to see the field. */
  "goal-open": CustomEvent<{ readonly node: string; readonly path: JsonPointer }>;
}
