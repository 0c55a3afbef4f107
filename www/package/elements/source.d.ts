/**
 * Registers `<goal-source>`. Import it where panels are shown: `import("goal-element/elements/source")`.
 *
 * @module
 */
import type { GoalFlow } from "../flow.js";
import type { Texts } from "../message.js";
import type { GoalStore } from "../types/ports.js";
import type { Chosen } from "./library.js";

/**
 * `<goal-source>`: whether a block's goal is new or one of the library's, which one, and what saving it means for other bots.
 * Stands above the panel. What is chosen becomes a `change` of the flow. Without a port it shows nothing.
 */
export interface GoalSourceElement extends HTMLElement {
  flow: GoalFlow | undefined;
  /** The host's id of the node. */
  node: string;
  /** Where the goals are kept, such as `createProxy(…).goalStore`. */
  store: GoalStore | undefined;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  /** Asks for the saved goals again. */
  refresh(): Promise<unknown>;
  addEventListener<Name extends keyof GoalSourceEventMap>(
    type: Name,
    listener: (this: this, event: GoalSourceEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalSourceElement: { new (): GoalSourceElement };

/** Events of the source; they bubble and leave shadow roots. */
export interface GoalSourceEventMap extends HTMLElementEventMap {
  /** The block's goal was saved in the library. */
  "goal-saved": CustomEvent<Chosen>;
}
