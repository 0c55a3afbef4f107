// A goal of the library as a block has it.

/** The document for a block: the goal with its id and the revision that the block now shows. */
export function documentOf({ id, revision, goal }) {
  return { ...goal, goal: { ...goal?.goal, id, revision } };
}

export function nameOf({ name, goal }, text) {
  return String(name || goal?.name || "").trim() || text("ui.unnamed");
}
