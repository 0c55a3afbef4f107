// Documents that the host was told of. One that is slow to write back sets them a moment later, or sets copies of them; by then more
// was typed, and the caret must not jump back.

/** As deep as documents are read. */
const DEEPEST = 16;
/** No host is more changes behind, or more milliseconds: what it sets later of the older ones is somebody's undoing. */
const MOST = 99;
const LATE = 1000;

export class Echoes {
  #told = new Map();

  /** The told document that `goal` says again, the newest of equal ones; nothing if it is the host's own. */
  hear(node, goal) {
    const { goals = [], over, until } = this.#told.get(node) ?? {};
    const heard = goals.findLast((one) => isSame(one, goal, DEEPEST));
    if (heard !== goals.at(-1)) return Date.now() < until ? heard : undefined;
    // The host is up to date.
    if (over) this.#told.delete(node);
    return heard;
  }

  remember(node, goal, transient) {
    const { goals = [] } = this.#told.get(node) ?? {};
    this.#told.set(node, { goals: [...goals.slice(-MOST), goal], over: !transient, until: Date.now() + LATE });
  }

  forget(node) {
    this.#told.delete(node);
  }
}

/** Whether two documents say the same, in whatever order. What cannot be read is like nothing. */
function isSame(one, other, depth) {
  if (one === other) return true;
  if (!(depth && one instanceof Object && other instanceof Object)) return false;
  try {
    const names = Object.keys(one);
    return (
      Array.isArray(one) === Array.isArray(other) &&
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name], depth - 1))
    );
  } catch {
    return false;
  }
}
