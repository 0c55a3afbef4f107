// Documents that the host was told of. One that is slow to write back sets them a moment later, or sets copies of them; by then more
// was typed, and the caret must not jump back.

import { toJson } from "./json.js";

/** No host is more changes behind, or more milliseconds: what it sets later of the older ones is somebody's undoing. */
const MOST = 99;
const LATE = 1000;

export class Echoes {
  #told = new Map();

  /** The told document that `goal` says again, the newest of equal ones; nothing if it is the host's own. */
  hear(node, goal) {
    const told = this.#told.get(node);
    if (!told) return undefined;
    const said = toJson(goal);
    const heard = told.goals.findLast((one) => toJson(one) === said);
    if (heard !== told.goals.at(-1)) return Date.now() < told.until ? heard : undefined;
    // The host is up to date.
    if (told.over) this.#told.delete(node);
    return heard;
  }

  remember(node, goal, transient) {
    const goals = [...(this.#told.get(node)?.goals ?? []), goal].slice(-MOST);
    this.#told.set(node, { goals, over: !transient, until: Date.now() + LATE });
  }

  forget(node) {
    this.#told.delete(node);
  }
}
