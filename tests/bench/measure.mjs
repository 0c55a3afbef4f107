// Times functions against each other in one process. A machine's speed wanders; the ratios inside one run are the facts.
const pause = (ms) => new Promise((later) => setTimeout(later, ms));

const ROUNDS = 25;
const SLICE_MS = 4;
const WARM_UP_MS = 300;

/**
 * Every contender's microseconds per call, and how many times the first contender's time that is: medians over rounds, the
 * ratios taken within each round. Every round runs all contenders in a new order.
 */
export async function measure(contenders, { rounds = ROUNDS, slice = SLICE_MS, warmUp = WARM_UP_MS } = {}) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) warm(contenders[name], warmUp);
  // The engine optimises wasm and JavaScript beside us: what is measured while it does is neither slow nor quick.
  await pause(300);
  const batches = Object.fromEntries(names.map((name) => [name, batch(contenders[name], slice)]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of shuffled(names)) times[name].push(time(contenders[name], batches[name]));
  }
  const own = times[names[0]];
  const result = (name) => {
    const ratios = times[name].map((other, round) => other / own[round]);
    return [name, { micros: median(times[name]), ratio: median(ratios) }];
  };
  return Object.fromEntries(names.map(result));
}

function warm(run, warmUp) {
  const end = performance.now() + warmUp;
  for (let call = 0; call === 0 || performance.now() < end; call += 1) run(call);
}

/** How many calls fill a slice of time. */
function batch(run, slice) {
  let calls = 1;
  while (time(run, calls) * calls < slice * 1000) calls *= 2;
  return calls;
}

function time(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) run(call);
  return ((performance.now() - start) * 1000) / calls;
}

export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

export function shuffled(list) {
  return list
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
