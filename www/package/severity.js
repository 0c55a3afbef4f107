// The order of diagnostics from several nodes.

const RANK = { error: 0, warning: 1, hint: 2 };

/** For `sort`: errors before warnings before hints; what is equally bad stays in the order of the nodes. */
export function worstFirst(one, other) {
  return RANK[one.severity] - RANK[other.severity];
}
