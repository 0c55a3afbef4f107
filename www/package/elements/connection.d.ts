/**
 * Registers `<goal-connection>`. Import it where connections are kept: `import("goal-element/elements/connection")`.
 *
 * @module
 */
import type { Texts } from "../message.js";
import type { ConnectionStore, KeptConnection } from "../types/ports.js";

/**
 * `<goal-connection>`: the workspace's connections, their ids and whether they work. It has no field for a token and takes none.
 * Without a port it shows nothing.
 */
export interface GoalConnectionElement extends HTMLElement {
  /** Where connections are kept, such as `createProxy(…).connectionStore`. */
  store: ConnectionStore | undefined;
  /** BCP 47; reflected. Absent: the page's language. */
  locale: string;
  /** Reflected. Compact sits closer. */
  density: "comfortable" | "compact";
  /** Texts by locale, from `goal-element/locales/<locale>`; English is there. */
  texts: Readonly<Record<string, Texts>>;
  /** Asks for the connections again. */
  refresh(): Promise<unknown>;
  addEventListener<Name extends keyof GoalConnectionEventMap>(
    type: Name,
    listener: (this: this, event: GoalConnectionEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export declare const GoalConnectionElement: { new (): GoalConnectionElement };

/** Events of the connections; they bubble and leave shadow roots. */
export interface GoalConnectionEventMap extends HTMLElementEventMap {
  /** One was added, changed or removed: give these to `flow.surroundings`. */
  "goal-connections": CustomEvent<{ readonly connections: readonly KeptConnection[] }>;
}
