// A moment made of what the bot tells of its variables: the first sample of each.

/** A moment at which the goal is reached today, by somebody whose variables hold the bot's samples. */
export function momentOf({ variables, rates }) {
  const samples = listOf(variables)
    .map(Object)
    .filter(({ samples }) => listOf(samples).length > 0);
  return {
    local_date: today(),
    variables: Object.fromEntries(samples.map(({ name, samples }) => [String(name), String(samples[0])])),
    ...(rates && { rates }),
  };
}

export function listOf(value) {
  return Array.isArray(value) ? value : [];
}

/** Today where the page is, `2026-11-21`. */
function today() {
  const now = new Date();
  const part = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
