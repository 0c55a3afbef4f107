// The same specifications as natively: the built package gives the same codes, places, parameters and fixes, in the same order.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { json, ROOT, ready } from "./package.mjs";

const { applyPatch, validate } = await ready();
const FOLDER = "tests/spec/";

const files = readdirSync(new URL(FOLDER, ROOT), { recursive: true })
  .filter((file) => file.endsWith(".json"))
  .sort();

/** What was found, reduced to what the expectation names. */
function asExpected(found, expected) {
  const fixes = expected.fixes && {
    fixes: found.fixes.map(({ title, applicability }, index) => only({ title, applicability }, expected.fixes[index])),
  };
  return { ...only(found, expected), ...fixes };
}

function only(whole, expected = whole) {
  return Object.fromEntries(
    Object.keys(expected)
      .filter((name) => name in whole)
      .map((name) => [name, whole[name]]),
  );
}

test("there are specifications", () => assert.ok(files.length >= 15, `${files.length} files`));

for (const file of files) {
  const spec = json(FOLDER + file);
  const of = (found) => found.filter(({ code }) => code === spec.rule);

  test(`${spec.rule} is named like its file`, () => assert.equal(file, `${spec.rule}.json`));

  for (const { name, goal, surroundings, expect } of spec.trips) {
    test(`${spec.rule} trips: ${name}`, () => {
      const found = validate(goal, surroundings ?? spec.surroundings);
      const expected = expect.filter(({ code }) => code === spec.rule);
      assert.deepEqual(
        of(found).map((diagnostic, index) => asExpected(diagnostic, expected[index])),
        expected,
      );
    });

    test(`${spec.rule} fixes apply: ${name}`, () => {
      for (const { fixes } of validate(goal, surroundings ?? spec.surroundings)) {
        for (const { edits } of fixes) assert.notEqual(applyPatch(goal, edits), goal);
      }
    });
  }

  for (const { name, goal, surroundings } of spec.passes) {
    test(`${spec.rule} passes: ${name}`, () => {
      assert.deepEqual(of(validate(goal, surroundings ?? spec.surroundings)), []);
    });
  }
}
