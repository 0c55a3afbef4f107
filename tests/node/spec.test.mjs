// The same specifications as natively: the built package finds the same, in the same order, byte for byte.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { json, ROOT, ready } from "./package.mjs";

const { applyPatch, lintFlow, validate } = await ready();
const FOLDER = "tests/spec/";
const RANK = ["error", "warning", "hint"];

const files = readdirSync(new URL(FOLDER, ROOT), { recursive: true })
  .filter((file) => file.endsWith(".json") && !file.startsWith("flow/"))
  .sort();

/** The document of a case: as it is, from text, with a text repeated, or doing what only a host's own object can do. */
function document({ goal, text, repeat, hostile }) {
  if (text !== undefined) return JSON.parse(text);
  const made = structuredClone(goal);
  if (repeat) alter(made, repeat.path, (holder, name) => Object.assign(holder, { [name]: holder[name].repeat(repeat.times) }));
  if (hostile?.does === "cycle") alter(made, hostile.path, (holder, name) => Object.assign(holder, { [name]: made }));
  if (hostile?.does === "throw") alter(made, hostile.path, (holder, name) => Object.defineProperty(holder, name, THROWS));
  return made;
}

const THROWS = {
  enumerable: true,
  get() {
    throw new Error("not today");
  },
};

function alter(document, path, change) {
  const names = path.split("/").slice(1);
  const last = names.pop();
  change(
    names.reduce((holder, name) => holder[name], document),
    last,
  );
}

/** The browser is handed objects: what is no JSON at all does not come this far. */
function isReadable({ text }) {
  try {
    return text === undefined || Boolean(JSON.parse(text));
  } catch {
    return false;
  }
}

/** A diagnostic as specification files hold it: a key that equals the code and empty lists are left out. */
function shown({ code, key, severity, path, params, fixes }) {
  return {
    code,
    ...(key !== code && { key }),
    severity,
    path,
    ...(Object.keys(params).length > 0 && { params }),
    ...(fixes.length > 0 && { fixes }),
  };
}

test("there are specifications", () => assert.ok(files.length >= 15, `${files.length} files`));

for (const file of files) {
  const spec = json(FOLDER + file);
  const check = (one) => validate(document(one), one.surroundings ?? spec.surroundings);

  test(`${spec.rule} is named like its file`, () => assert.equal(file, `${spec.rule}.json`));

  for (const trip of spec.trips.filter(isReadable)) {
    test(`${spec.rule} trips: ${trip.name}`, () => {
      const found = check(trip).map(shown);
      assert.deepEqual(found, trip.expect);
      assert.equal(JSON.stringify(found), JSON.stringify(trip.expect), "the same, but in another order");
    });

    test(`${spec.rule} fixes apply: ${trip.name}`, () => {
      for (const { fixes } of check(trip)) {
        for (const { edits } of fixes) assert.notDeepEqual(applyPatch(document(trip), edits), document(trip));
      }
    });
  }

  for (const pass of spec.passes.filter(isReadable)) {
    test(`${spec.rule} passes: ${pass.name}`, () => {
      assert.deepEqual(
        check(pass).filter(({ code }) => code === spec.rule),
        [],
      );
    });
  }
}

for (const file of readdirSync(new URL(`${FOLDER}flow/`, ROOT)).sort()) {
  const spec = json(`${FOLDER}flow/${file}`);

  for (const { name, flow, text = JSON.stringify(flow), expect } of spec.trips) {
    const wanted = expect.toSorted((one, other) => RANK.indexOf(one.severity) - RANK.indexOf(other.severity));

    test(`${spec.rule} trips: ${name}`, () => {
      const found = lintFlow(text);
      assert.deepEqual(
        found.map((one) => ({ node: one.node, ...shown(one) })),
        wanted,
      );
      assert.deepEqual(lintFlow(new TextEncoder().encode(text)), found);
      if (flow) assert.deepEqual(lintFlow(flow), found, "the object is judged as its text is");
    });
  }

  for (const { name, flow } of spec.passes) {
    test(`${spec.rule} passes: ${name}`, () => {
      for (const form of [flow, JSON.stringify(flow)]) assert.ok(lintFlow(form).every(({ code }) => code !== spec.rule));
    });
  }
}
