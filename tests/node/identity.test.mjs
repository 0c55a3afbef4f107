// The cases of tests/identity through the package: the same values as natively, one by one and many at once.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { json, ROOT, ready } from "./package.mjs";

const { identify, identifyAll } = await ready();
const FOLDER = "tests/identity/";
const NOW = 1_795_000_000;

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const EXPECTED = {
  hash: (text) => ({ value: text, hashed: true }),
  normal: (text, before) => ({ value: sha256(before + text), hashed: true }),
  clear: (text) => ({ value: text, hashed: false }),
  reason: (text) => ({ value: null, hashed: false, reason: text }),
};

/** Every case of a file: `{ platform, field, country, text, expected }`. */
function* casesOf(file) {
  for (const { fields, country, ...group } of json(FOLDER + file).groups) {
    for (const [platform, field, before = ""] of fields) {
      for (const [kind, expected] of Object.entries(EXPECTED)) {
        for (const [text, wanted] of group[kind] ?? []) {
          yield { platform, field, country, text, expected: expected(wanted, before) };
        }
      }
    }
  }
}

const files = readdirSync(new URL(FOLDER, ROOT)).filter((file) => file.endsWith(".json"));
const all = files.flatMap((file) => [...casesOf(file)]);

test("there are cases", () => assert.ok(all.length > 1000));

for (const file of files) {
  test(`${file}: one by one`, () => {
    for (const { platform, field, country, text, expected } of casesOf(file)) {
      const found = identify(platform, { [field]: text }, { country, now: NOW });
      assert.deepEqual(found, { [field]: expected }, `${platform} ${field} ${JSON.stringify(text)} ${country}`);
    }
  });
}

test("many people at once are each as if alone", () => {
  for (const platform of ["meta", "tiktok"]) {
    const cases = all.filter((one) => one.platform === platform && one.country === undefined);
    const people = cases.map(({ field, text }) => ({ [field]: text }));
    const found = identifyAll(platform, people, { now: NOW });
    assert.deepEqual(
      found,
      cases.map(({ field, expected }) => ({ [field]: expected })),
    );
  }
});

test("a person's own country goes before the default one", () => {
  const { ph } = identify("meta", { ph: "(650) 555-1212", country: "United States" }, { country: "ES" });
  assert.equal(ph.value, sha256("16505551212"));
  const { ph: other } = identify("meta", { ph: "600 123 456", country: "nowhere" }, { country: "ES" });
  assert.equal(other.value, sha256("34600123456"));
});

test("whatever JavaScript holds is taken, and nobody is empty", () => {
  const left = { value: null, hashed: false, reason: "empty" };
  assert.deepEqual(identify("meta", { em: undefined, fn: null }), { em: left, fn: left });
  assert.equal(identify("meta", { ph: 34600123456 }).ph.value, sha256("34600123456"));
  assert.equal(identify("google", { em: "ana@example.com" }).em.reason, "unknown-platform");
  assert.deepEqual(identifyAll("meta", []), []);
  assert.deepEqual(identifyAll("meta", [{}, { em: "a@b.co" }, {}])[1].em.value, sha256("a@b.co"));
  assert.deepEqual(identify("meta", {}), {});
});

test("signs that part the fields inside cannot part them from outside", () => {
  const found = identify("meta", { fn: "a\x1fb", "em\x1fph": "x\x1ey", ln: "c" });
  assert.equal(found.fn.value, sha256("ab"));
  assert.equal(found["em\x1fph"].reason, "unknown-field");
  assert.equal(found.ln.value, sha256("c"));
});

test("nobody is born after now", () => {
  const year = new Date().getUTCFullYear();
  assert.equal(identify("meta", { db: `${year + 1}-01-01` }).db.reason, "not-a-date");
  assert.equal(identify("meta", { db: `${year - 1}-01-01` }).db.value, sha256(`${year - 1}0101`));
});
