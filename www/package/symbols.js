// What elements and flows share and hosts do not see. Global symbols, so that two copies of the package on one page
// understand each other.

/** On a flow: mounts a view. */
export const MOUNT = Symbol.for("goal-element.mount");
/** On a flow: says a text. */
export const SAY = Symbol.for("goal-element.say");
