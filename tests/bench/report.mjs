// What the person at the terminal reads: each figure with what it is compared with, what we want, and whether that is so.

export function heading(text) {
  console.log(`\n${text}`);
}

/** One figure that is wanted to be at least, or at most, so much; without a target it is there to be known. */
export function line(what, value, unit, { atLeast, atMost } = {}) {
  const reached = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
  const target = atLeast !== undefined ? `wanted ≥ ${atLeast}` : atMost !== undefined ? `wanted ≤ ${atMost}` : "";
  const verdict = target && (reached ? "reached" : "NOT REACHED");
  console.log(`  ${what.padEnd(70)} ${short(value).padStart(8)} ${unit.padEnd(4)} ${target.padEnd(14)} ${verdict}`.trimEnd());
}

const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
