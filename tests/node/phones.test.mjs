// Phone numbers of every country, as Google's numbering-plan library reads them: an oracle that we do not ship. Where we read a number
// otherwise, tests/identity/phones-otherwise.txt says so and why. UPDATE_SPEC=1 writes that file anew; the reasons are kept.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import phonelib from "google-libphonenumber";
import { json, ROOT, ready } from "./package.mjs";

const { identifyAll } = await ready();
const { PhoneNumberFormat: Format, PhoneNumberType: Type, PhoneNumberUtil } = phonelib;
const library = PhoneNumberUtil.getInstance();
const OTHERWISE = new URL("tests/identity/phones-otherwise.txt", ROOT);
const PER_KIND = 8;

/** Numbers that the library calls valid: its example's beginning, other last digits. */
function* numbersOf(region) {
  let seed = 7;
  for (const kind of [Type.MOBILE, Type.FIXED_LINE]) {
    const example = library.getExampleNumberForType(region, kind);
    if (!example) continue;
    const digits = library.getNationalSignificantNumber(example);
    for (let made = 0, tried = 0; made < PER_KIND && tried < 40; tried += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const text = digits.slice(0, -4) + String(seed % 10_000).padStart(4, "0");
      const number = library.parse(`+${example.getCountryCode()}${text}`, region);
      if (library.isValidNumberForRegion(number, region) && library.getNationalSignificantNumber(number) === text) {
        made += 1;
        yield number;
      }
    }
  }
}

/** The ways in which a number is written: the text, and whether it is read at home. */
function* waysOf(number, region) {
  const international = library.format(number, Format.E164);
  yield ["international", international, ""];
  yield ["international, spaced", library.format(number, Format.INTERNATIONAL), ""];
  yield ["RFC 3966", library.format(number, Format.RFC3966), ""];
  yield ["00", `00${international.slice(1)}`, region];
  yield ["without plus", international.slice(1), ""];
  yield ["without plus, at home", international.slice(1), region];
  yield ["national", library.format(number, Format.NATIONAL), region];
  yield ["national, digits", library.format(number, Format.NATIONAL).replace(/\D/g, ""), region];
  yield ["as dialled from abroad", library.formatOutOfCountryCallingNumber(number, region === "ES" ? "PT" : "ES"), "PT"];
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** By region and way: how many numbers are read otherwise, and one of them. */
function otherwise() {
  const asked = [];
  for (const region of library.getSupportedRegions().sort()) {
    for (const number of numbersOf(region)) {
      const expected = library.format(number, Format.E164);
      for (const [way, text, country] of waysOf(number, region)) asked.push({ region, way, text, country, expected });
    }
  }
  const lines = new Map();
  for (const country of new Set(asked.map((one) => one.country))) {
    const here = asked.filter((one) => one.country === country);
    const people = here.map(({ text }) => ({ phone: text }));
    const made = identifyAll("tiktok", people, { country });
    for (const [n, { region, way, text, expected }] of here.entries()) {
      const { value, reason } = made[n].phone;
      if (value === sha256(expected)) continue;
      const key = `${region} ${way}`;
      const line = lines.get(key) ?? { count: 0, example: `${text} is ${expected}, we: ${reason ?? "another number"}` };
      lines.set(key, { ...line, count: line.count + 1 });
    }
  }
  return { asked: asked.length, lines };
}

/** What the library makes of a text: the number if it is a valid one. */
function read(text, country) {
  try {
    const number = library.parseAndKeepRawInput(text, country?.length === 2 ? country.toUpperCase() : undefined);
    return library.isValidNumber(number) ? library.format(number, Format.E164) : "no number";
  } catch {
    return "no number";
  }
}

/** The cases of tests/identity/phone.json that the library reads otherwise. */
function casesOtherwise() {
  const lines = [];
  for (const { country, normal = [], reason = [] } of json("tests/identity/phone.json").groups) {
    for (const [text, digits] of [...normal, ...reason]) {
      const ours = /^\d+$/.test(digits) ? `+${digits}` : "no number";
      const theirs = read(text, country);
      if (ours !== theirs) lines.push([`case ${JSON.stringify(text)} ${country ?? "-"}`, `${theirs}, we: ${ours}`]);
    }
  }
  return lines;
}

test("numbers of every country are read as the numbering-plan library reads them, or it is said why not", () => {
  const { asked, lines } = otherwise();
  for (const [key, example] of casesOtherwise()) lines.set(key, { example });
  assert.ok(asked > 20_000, `${asked} numbers`);
  const text = readFileSync(OTHERWISE, "utf8");
  const reasons = new Map([...text.matchAll(/^(\S+ [^|\n]+?) \| [^|\n]* \| (.*)$/gm)].map(([, key, why]) => [key, why]));
  const found = [...lines].sort(([one], [other]) => (one < other ? -1 : 1));
  const written = found.map(([key, { example }]) => `${key} | ${example} | ${reasons.get(key) ?? "?"}\n`).join("");
  const head = text.slice(0, text.indexOf("\n\n") + 2);
  if (process.env.UPDATE_SPEC) writeFileSync(OTHERWISE, head + written);
  else assert.equal(written, text.slice(head.length), "run it with UPDATE_SPEC=1 and read the file");
  assert.ok(!written.includes("| ?\n"), "each has its reason");
});
