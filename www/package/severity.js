// The severities of diagnostics, the worst first: their order, and how many there are of each.

const SEVERITIES = ["error", "warning", "hint"];

/** For `sort`; what is equally bad stays in the order of the nodes. */
export function worstFirst(one, other) {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

/** The sum of several blocks' numbers, each a list in the order of the severities. */
export function summed(counts) {
  const sum = (at) => counts.reduce((sum, numbers) => sum + numbers[at], 0);
  return Object.fromEntries(SEVERITIES.map((severity, at) => [severity, sum(at)]));
}
