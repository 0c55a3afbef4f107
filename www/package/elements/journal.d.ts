/**
 * Registers `<goal-journal>`. Import it where the journal is shown: `import("goal-element/elements/journal")`.
 *
 * @module
 */
import type { Texts } from "../message.js";
import type { Delivery, DeliveryQuery } from "../types/delivery.js";
import type { JsonPointer } from "../types/goal.js";
import type { Journal } from "../types/ports.js";

/** `<goal-journal>`: what was sent and what came back, the newest first. */
export interface GoalJournalElement extends HTMLElement {
  /** What the host has at hand, such as `createProxy(…).deliveries()`. With a port that counts. */
  deliveries: readonly Delivery[];
  /** Where deliveries are asked for, page by page, such as `createProxy(…).journal`. */
  journal: Journal | undefined;
  /** Which of them are shown. */
  filter: DeliveryQuery;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  /** Asks the port for the newest again. */
  refresh(): Promise<void>;
  addEventListener<Name extends keyof GoalJournalEventMap>(
    type: Name,
    listener: (this: this, event: GoalJournalEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalJournalElement: { new (): GoalJournalElement };

/** Events of the journal; they bubble and leave shadow roots. */
export interface GoalJournalEventMap extends HTMLElementEventMap {
  /** Somebody wants to mend the cause in the block. */
  "goal-open": CustomEvent<{ readonly node: string; readonly path: JsonPointer }>;
  /** Somebody chose what is shown. */
  "goal-filter": CustomEvent<DeliveryQuery>;
}
