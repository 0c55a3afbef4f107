// Documents that were told while somebody typed. A host that is slow to write back sets them again a moment later; by then
// more was typed, and the caret must not jump back.

export class Echoes {
  #told = new Map();

  isEcho(node, goal) {
    return this.#told.get(node)?.goals.has(goal) ?? false;
  }

  /** Remembers until the next typing begins: the last echoes may come after its end. */
  remember(node, goal, transient) {
    const told = this.#told.get(node);
    if (transient && (!told || told.over)) this.#told.set(node, { goals: new WeakSet([goal]), over: false });
    else if (transient) told.goals.add(goal);
    else if (told) told.over = true;
  }

  forget(node) {
    this.#told.delete(node);
  }
}
