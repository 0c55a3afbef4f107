// Nine fields of a person, made ready for Meta: through the package, with @noble/hashes, and with the browser's own WebCrypto. The others
// do no more than what their fields need here; that all say the same is proved first.
import assert from "node:assert/strict";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { measure, median } from "./measure.mjs";
import { identify, identifyAll } from "./package.mjs";
import { heading, line } from "./report.mjs";

const NAMES = ["Ana María", "José", "Мария", "Zoë", "O’Neil", "Beatriz", "Søren", "Ιωάννα"];

/** People whose fields need the usual mending. */
const PEOPLE = Array.from({ length: 64 }, (_, n) => ({
  em: `  Person.${n}+shop@Example.COM `,
  ph: `+34 600 ${100 + n} ${200 + n}`,
  fn: NAMES[n % NAMES.length],
  ln: `García-López ${String.fromCharCode(65 + (n % 26))}`,
  ge: n % 2 ? "F" : "m",
  db: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 9}`,
  ct: "San Sebastián",
  zp: `28${100 + n}`,
  country: "ES",
}));

const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
const NORMAL = {
  em: (text) => text.trim().toLowerCase(),
  ph: (text) => text.replace(/\D+/g, ""),
  fn: letters,
  ln: letters,
  ge: (text) => text.trim().toLowerCase(),
  db: (text) => text.replace(/\D+/g, ""),
  ct: letters,
  zp: letters,
  country: (text) => text.trim().toLowerCase(),
};

const noble = (user) => {
  const made = {};
  for (const field in user) {
    const value = bytesToHex(sha256(utf8ToBytes(NORMAL[field](user[field]))));
    made[field] = { value, hashed: true };
  }
  return made;
};

const encoder = new TextEncoder();
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const webCrypto = async (user) => {
  const made = {};
  const hashes = Object.entries(user).map(async ([field, text]) => {
    const bytes = encoder.encode(NORMAL[field](text));
    made[field] = { value: hex(await crypto.subtle.digest("SHA-256", bytes)), hashed: true };
  });
  await Promise.all(hashes);
  return made;
};

const options = { now: 1_795_000_000 };
const all = identifyAll("meta", PEOPLE, options);
for (const [n, user] of PEOPLE.entries()) {
  const made = identify("meta", user, options);
  assert.deepEqual(all[n], made);
  assert.deepEqual(noble(user), made);
  assert.deepEqual(await webCrypto(user), made);
}

const person = (n) => PEOPLE[n % PEOPLE.length];
const { package: own, "@noble/hashes": other } = await measure({
  package: (n) => identify("meta", person(n), options),
  "@noble/hashes": (n) => noble(person(n)),
});
const { batch } = await measure({ batch: () => identifyAll("meta", PEOPLE, options) });

heading("Nine fields of a person, normalised and hashed (Node)");
line("the package", own.micros, "µs");
line("the package, 64 people at once, each", batch.micros / PEOPLE.length, "µs");
line("@noble/hashes takes so many times as long", other.ratio, "×", { atLeast: 2.5 });
line("WebCrypto takes so many times as long", await timesOfWebCrypto(), "×", { atLeast: 6 });

/** Promises are awaited one after the other, as code that builds a request does. */
async function timesOfWebCrypto() {
  const ratios = [];
  for (let round = 0; round < 25; round += 1) {
    const start = performance.now();
    for (const user of PEOPLE) await webCrypto(user);
    const middle = performance.now();
    for (const user of PEOPLE) identify("meta", user, options);
    ratios.push((middle - start) / (performance.now() - middle));
  }
  return median(ratios.slice(5));
}
