/**
 * Registers `<goal-library>`. Import it where saved goals are shown: `import("goal-element/elements/library")`.
 *
 * @module
 */
import type { Texts } from "../message.js";
import type { GoalBlock } from "../types/goal.js";
import type { GoalStore, LibraryGoal } from "../types/ports.js";

/** `<goal-library>`: the workspace's saved goals. Without a port it shows nothing. */
export interface GoalLibraryElement extends HTMLElement {
  /** Where the goals are kept, such as `createProxy(…).goalStore`. */
  store: GoalStore | undefined;
  /** Id of the goal that the block at hand has. */
  picked: string | undefined;
  /** Whether a goal can be chosen for a block. */
  pickable: boolean;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  /** Asks for the goals again. */
  refresh(): Promise<unknown>;
  addEventListener<Name extends keyof GoalLibraryEventMap>(
    type: Name,
    listener: (this: this, event: GoalLibraryEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalLibraryElement: { new (): GoalLibraryElement };

/** A saved goal, and the document that a block with it has. */
export interface Chosen {
  readonly saved: LibraryGoal;
  readonly goal: GoalBlock;
}

/** Events of the library; they bubble and leave shadow roots. */
export interface GoalLibraryEventMap extends HTMLElementEventMap {
  /** This goal is wanted in the block. */
  "goal-pick": CustomEvent<Chosen>;
  /** This goal is to be edited: show it in a panel. */
  "goal-edit": CustomEvent<Chosen>;
  /** It was created, copied, renamed or brought back. */
  "goal-saved": CustomEvent<Chosen>;
  "goal-removed": CustomEvent<{ readonly id: string }>;
}
