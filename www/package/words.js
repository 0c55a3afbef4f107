// A flow's words: the host's texts over those that came with the elements, and the names of currencies, which Intl knows.

import { textFor } from "./message.js";

/** Texts by locale that every flow has. The elements put English here. */
export const known = {};

const CURRENCY = "currency.";

export function createWords(locale, texts) {
  const say = textFor(locale, { ...known, ...texts });
  let names;
  return (key, params) => {
    if (!key.startsWith(CURRENCY)) return say(key, params);
    names ??= currencyNames(locale);
    return names.of(key.slice(CURRENCY.length));
  };
}

function currencyNames(locale) {
  const options = { type: "currency", fallback: "code" };
  try {
    return new Intl.DisplayNames(locale, options);
  } catch {
    return new Intl.DisplayNames("en", options);
  }
}

/** The language of the page, else of the browser. */
export function pageLocale() {
  return globalThis.document?.documentElement.lang || globalThis.navigator?.language || "en";
}
