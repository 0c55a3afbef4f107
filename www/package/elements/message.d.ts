/**
 * Registers `<goal-message>`. Import it where conversations are shown: `import("goal-element/elements/message")`.
 *
 * @module
 */
import type { Texts } from "../message.js";
import type { Ad } from "../types/ports.js";
import type { Money } from "../types/preview.js";

/** A goal that somebody reached in a conversation. */
export interface ReachedGoal {
  /** The goal's name. */
  readonly name: string;
  readonly value?: Money | undefined;
  /** Seconds since 1970 (UTC). */
  readonly at?: number | undefined;
  /** The latest ad that the person came through, as `proxy.referral(subscriber)` gives it; none: nothing is said of an ad. */
  readonly ad?: Ad | undefined;
  /** The host's node, where a button should lead to the block. */
  readonly node?: string | undefined;
}

/** `<goal-message>`: a line in a conversation: the goal, its value, the ad's name and link. */
export interface GoalMessageElement extends HTMLElement {
  reached: ReachedGoal | undefined;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  addEventListener<Name extends keyof GoalMessageEventMap>(
    type: Name,
    listener: (this: this, event: GoalMessageEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalMessageElement: { new (): GoalMessageElement };

/** Events of the line; they bubble and leave shadow roots. */
export interface GoalMessageEventMap extends HTMLElementEventMap {
  /** Somebody wants to see the block. */
  "goal-open": CustomEvent<{ readonly node: string }>;
}
