// Writing one request of Meta's with nine hashed fields, beside JavaScript that writes the same bytes with a hashing library and
// with the platform's own WebCrypto. The core also judges the goal by every rule, and says where each part comes from and what
// happens to each field; the others do not. Times are reported, never asserted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { measure, median } from "./measure.mjs";
import { preview } from "./package.mjs";
import { withNoble, withWebCrypto } from "./peers/requests.mjs";
import { heading, line } from "./report.mjs";

const { goal, context } = JSON.parse(readFileSync(new URL("request.json", import.meta.url)));

const withCore = () => preview(goal, context).requests[0].body;

const body = withCore();
assert.equal([...body.matchAll(/"[0-9a-f]{64}"/g)].length, 10, "nine hashed fields and the event's id");
assert.equal(withNoble(goal, context), body, "the same bytes");
assert.equal(await withWebCrypto(goal, context), body, "the same bytes");

const times = await measure({ core: withCore, noble: () => withNoble(goal, context) });
const ratios = [];
for (let round = 0; round < 25; round += 1) {
  const core = await timed(withCore, 100);
  ratios.push((await timed(() => withWebCrypto(goal, context), 50)) / core);
}

heading(`One request with nine hashed fields, ${body.length} bytes, in Node ${process.versions.node}`);
line("the core: rules, request, map and ledger", times.core.micros, "µs");
line("JavaScript with @noble/hashes takes so many times as long", times.noble.ratio, "×", { atLeast: 2.5 });
line("JavaScript with WebCrypto takes so many times as long", median(ratios), "×", { atLeast: 6 });

async function timed(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) await run();
  return (performance.now() - start) / calls;
}
