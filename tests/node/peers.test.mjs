// What the benchmark compares us with says the same: each library's schemas find, in thousands of documents, the same
// places and rules as the core, as far as `subset.mjs` goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { corpus } from "../bench/corpus.mjs";
import { RULES } from "../bench/subset.mjs";
import { ready } from "./package.mjs";

const { validate } = await ready();
const DOCUMENTS = corpus(6_000);
const PEERS = ["ajv", "valibot", "zod"];

const listed = (problems) => problems.map(({ path, code }) => `${path} ${code}`).sort();
const expected = DOCUMENTS.map((document) => listed(validate(document, {}).filter(({ code }) => RULES.has(code))));

for (const name of PEERS) {
  const { check } = await import(`../bench/peers/${name}.mjs`);
  test(`${name} finds what the core finds in ${DOCUMENTS.length} documents`, () => {
    for (const [number, document] of DOCUMENTS.entries()) {
      assert.deepEqual(listed(check(document)), expected[number], JSON.stringify(document));
    }
  });
}

test("the documents are of every kind: right, wrong, and each rule broken often", () => {
  assert.ok(expected.filter((found) => found.length === 0).length > DOCUMENTS.length / 10);
  const broken = expected.flat().map((problem) => problem.split(" ")[1]);
  for (const rule of RULES) assert.ok(broken.filter((code) => code === rule).length >= 40, rule);
});
