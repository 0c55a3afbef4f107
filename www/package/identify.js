// Contact data, made ready for a platform. Many people cross into the wasm together, as one text.

import { loaded } from "./core.js";

const PERSON = "\x1e";
const PART = "\x1f";

export function identify(platform, user, options) {
  return identifyAll(platform, [user], options)[0];
}

export function identifyAll(platform, people, { country = "", now = Date.now() / 1000 } = {}) {
  const { identify: made } = loaded();
  const told = made([plain(platform), plain(country), ...people.map(written)].join(PERSON), now).split(PART);
  let at = 0;
  return people.map((user) => Object.fromEntries(Object.keys(user).map((field) => [field, read(told[at++])])));
}

function written(user) {
  return Object.entries(user)
    .map(([field, text]) => plain(field) + PART + plain(text ?? ""))
    .join(PART);
}

/** What parts the fields cannot stand in one: it is a blank to the rules anyway. */
function plain(value) {
  return String(value).replaceAll(PERSON, " ").replaceAll(PART, " ");
}

function read(part) {
  const text = part.slice(1);
  if (part[0] === "-") return { value: null, hashed: false, reason: text };
  return { value: text, hashed: part[0] === "#" };
}
