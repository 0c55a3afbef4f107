/**
 * Registers `<goal-stats>`. Import it where figures are shown: `import("goal-element/elements/stats")`.
 *
 * @module
 */
import type { Texts } from "../message.js";
import type { DeliveryQuery } from "../types/delivery.js";
import type { Stats } from "../types/ports.js";

/** `<goal-stats>`: goals reached, people, value, what became of the events, day by day and by ad. Without a port it shows nothing. */
export interface GoalStatsElement extends HTMLElement {
  /** Where the figures come from, such as `createProxy(…).stats`. */
  stats: Stats | undefined;
  /** Id of the goal; absent: all goals. */
  goal: string | undefined;
  /** Id of the bot; absent: all bots. */
  bot: string | undefined;
  /** ISO 4217 code: sums of other currencies are converted into it. */
  currency: string | undefined;
  /** IANA name of the workspace's zone, for what a day is; absent: the browser's. */
  timeZone: string | undefined;
  mode: "live" | "test";
  /** Days up to today. */
  period: 7 | 28 | 90;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  /** Asks for the figures again. */
  refresh(): void;
  addEventListener<Name extends keyof GoalStatsEventMap>(
    type: Name,
    listener: (this: this, event: GoalStatsEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalStatsElement: { new (): GoalStatsElement };

/** Events of the statistics; they bubble and leave shadow roots. */
export interface GoalStatsEventMap extends HTMLElementEventMap {
  /** Somebody wants to see what a number consists of: show the journal with this filter. */
  "goal-rows": CustomEvent<DeliveryQuery>;
}
