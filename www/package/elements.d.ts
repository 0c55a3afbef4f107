/**
 * The elements' classes, not registered. `goal-element/define` registers them.
 *
 * @module
 */

import type { GoalConnectionElement } from "./elements/connection.js";
import type { GoalJournalElement } from "./elements/journal.js";
import type { GoalLibraryElement } from "./elements/library.js";
import type { GoalMessageElement } from "./elements/message.js";
import type { GoalRequestElement } from "./elements/request.js";
import type { GoalSourceElement } from "./elements/source.js";
import type { GoalStatsElement } from "./elements/stats.js";
import type { Counts, GoalChange, GoalFlow } from "./flow.js";
import type { JsonPointer } from "./types/goal.js";
import type { Surroundings } from "./types/surroundings.js";

export type { GoalConnectionElement } from "./elements/connection.js";
export type { GoalJournalElement } from "./elements/journal.js";
export type { GoalLibraryElement } from "./elements/library.js";
export type { GoalMessageElement } from "./elements/message.js";
export type { GoalRequestElement } from "./elements/request.js";
export type { GoalSourceElement } from "./elements/source.js";
export type { GoalStatsElement } from "./elements/stats.js";

/** What block, panel and problem list have in common. */
export interface GoalElement extends HTMLElement {
  /** The flow whose goals are shown. */
  flow: GoalFlow | undefined;
  /** The host's id of the node. */
  node: string;
  /** For hosts without a flow: the document itself. A flow of the element's own is made around it. */
  goal: unknown;
  /** For hosts without a flow: the bot around the block. */
  surroundings: Surroundings | undefined;
  /** BCP 47; reflected. With a flow its locale counts. */
  locale: string;
  /** Reflected. */
  density: "comfortable" | "compact";
  addEventListener<Name extends keyof GoalElementEventMap>(
    type: Name,
    listener: (this: this, event: GoalElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** `<goal-block>`: the card on the canvas. Read-only; it asks for the panel by `goal-open`. */
export interface GoalBlockElement extends GoalElement {
  /** Reflected. */
  selected: boolean;
}

/** `<goal-panel>`: the settings of one node's goal. */
export interface GoalPanelElement extends GoalElement {
  /** Reflected. */
  readonly: boolean;
  /** Focuses the field of that path. */
  focusPath(path: JsonPointer): void;
}

/** `<goal-problems>`: what is wrong with one node's goal, or without `node` with all of the flow. */
export interface GoalProblemsElement extends GoalElement {}

export declare const GoalBlockElement: { new (): GoalBlockElement };
export declare const GoalPanelElement: { new (): GoalPanelElement };
export declare const GoalProblemsElement: { new (): GoalProblemsElement };

/** Events of the elements; they bubble and leave shadow roots. */
export interface GoalElementEventMap extends HTMLElementEventMap {
  /** A goal was changed by hand. */
  "goal-change": CustomEvent<GoalChange>;
  /** Somebody wants to see a field: show the node's panel and focus `path`. */
  "goal-open": CustomEvent<{ readonly node: string; readonly path?: JsonPointer }>;
  /** A control took the focus; hosts that select by pointer alone select the node now. */
  "goal-focus": CustomEvent<{ readonly node: string; readonly path?: JsonPointer }>;
  /** What is wrong with the node has changed. */
  "goal-diagnostics": CustomEvent<{ readonly node: string; readonly counts: Counts }>;
  /** The wasm could not be loaded, or failed. */
  "goal-error": CustomEvent<{ readonly error: unknown }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "goal-block": GoalBlockElement;
    "goal-panel": GoalPanelElement;
    "goal-problems": GoalProblemsElement;
    "goal-connection": GoalConnectionElement;
    "goal-journal": GoalJournalElement;
    "goal-library": GoalLibraryElement;
    "goal-message": GoalMessageElement;
    "goal-request": GoalRequestElement;
    "goal-source": GoalSourceElement;
    "goal-stats": GoalStatsElement;
  }
}
