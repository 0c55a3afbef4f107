// Times functions against each other in one process. A machine's speed wanders; the ratios inside one run are the facts.

const ROUNDS = 31;
const SLICE_MS = 4;
const WARM_UP_MS = 300;

/** Microseconds per call, the median over rounds; every round runs all contenders in a new order. */
export function measure(contenders) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const batches = Object.fromEntries(names.map((name) => [name, batch(contenders[name])]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of shuffled(names)) times[name].push(time(contenders[name], batches[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

/** How many calls fill a slice, once the engine has compiled them for good. */
function batch(run) {
  const warm = performance.now() + WARM_UP_MS;
  for (let call = 0; performance.now() < warm; call += 1) run(call);
  let calls = 1;
  while (time(run, calls) * calls < SLICE_MS * 1000) calls *= 2;
  return calls;
}

function time(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) run(call);
  return ((performance.now() - start) * 1000) / calls;
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function shuffled(list) {
  return list
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
