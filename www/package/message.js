// Says texts: a template, the parameters that Rust gave (always text), and the language's own numbers, money and plurals.
// A decimal is never made a JavaScript number on its way: Intl formats its digits as text.

const PLACEHOLDER = /\{([A-Za-z_]\w*)(?::([a-z]+))?(?::([A-Za-z_]\w*))?\}/g;
const DECIMAL = /^-?\d+(?:\.(\d+))?$/;
const NO_PARAMS = Object.freeze({});
// Intl takes no more digits everywhere.
const MOST_DIGITS = 20;

export function createText(locale, texts = NO_PARAMS, fallback = NO_PARAMS) {
  const intl = formatters(locale);

  const lookUp = (key) => own(texts, key) ?? own(fallback, key);

  const formats = {
    number: (value) => intl.number(value),
    plain: (value) => intl.plain(value),
    day: (value) => intl.day(value),
    or: (value) => intl.or(value),
    money: (value, params, currency) => intl.money(value, own(params, currency) ?? ""),
    text: (value, _params, prefix) => {
      const named = lookUp(`${prefix}.${value}`);
      return typeof named === "string" ? named : value;
    },
    /** The server speaks English; what a person may meet is said in their language. */
    refused: (value, params) => fill(lookUp(`refused.${own(params, "code")}`) ?? value, params),
  };

  const fill = (template, params) =>
    template.replace(PLACEHOLDER, (whole, name, format, argument) => {
      const value = own(params, name);
      // Without a value it is no placeholder but literal text, such as a {{variable}} in an example.
      if (value === undefined) return whole;
      return format === undefined ? value : (formats[format]?.(value, params, argument) ?? whole);
    });

  return (key, params = NO_PARAMS) => {
    const text = lookUp(key);
    if (text === undefined) return key;
    if (typeof text === "string") return fill(text, params);
    return fill(text[intl.plural(own(params, text.by))] ?? text.other, params);
  };
}

export function textFor(locale, byLocale) {
  const wanted = knownLocale(locale);
  const language = languageOf(wanted);
  const exact = [wanted, language].find((candidate) => own(byLocale, candidate) !== undefined);
  // `pt` and `pt-PT` are better served by `pt-BR` than by English.
  const near = exact ?? Object.keys(byLocale).find((other) => languageOf(other) === language) ?? "en";
  return createText(languageOf(near) === language ? wanted : "en", own(byLocale, near), own(byLocale, "en"));
}

function languageOf(locale) {
  return locale.split("-")[0];
}

/** Sentences, one after the other; `told` is a list of facts and the keys of texts that speak of them. */
export function paragraph(text, told) {
  return told
    .flatMap(({ facts, words }) => {
      const named = facts.name === "" ? { ...facts, name: text("ui.unnamed") } : facts;
      return words.map((key) => text(key, named));
    })
    .join(" ");
}

/** A member of the object's own: keys and parameter names come from outside, and `constructor` is no text. */
function own(object, name) {
  return name !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Intl objects are dear to make: one of each per language and number of digits. */
function formatters(locale) {
  const language = knownLocale(locale);
  const cache = new Map();
  const kept = (key, make) => {
    if (!cache.has(key)) cache.set(key, make());
    return cache.get(key);
  };

  const decimal = (text, least, useGrouping) =>
    kept(`${least}${useGrouping}`, () => {
      const minimumFractionDigits = Math.min(least, MOST_DIGITS);
      return new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits: MOST_DIGITS, useGrouping });
    }).format(text);

  const currencyDigits = (code) =>
    kept(code, () => {
      const format = new Intl.NumberFormat(language, { style: "currency", currency: code });
      return format.resolvedOptions().maximumFractionDigits;
    });

  return {
    number(text) {
      const match = DECIMAL.exec(text);
      return match ? decimal(text, match[1]?.length ?? 0, "auto") : text;
    },

    /** Without groups, so that 1234 beside 1.234 cannot be taken for it. */
    plain(text) {
      const match = DECIMAL.exec(text);
      return match ? decimal(text, match[1]?.length ?? 0, false) : text;
    },

    /**
     * `49.9` EUR reads 49.90 EUR, `125000` COP reads 125,000 COP: cents only where some were typed; nothing is rounded.
     * Thousands are always parted, even in 4.560, where Spanish leaves the point out of plain numbers.
     */
    money(text, code) {
      const digits = DECIMAL.exec(text)?.[1]?.length;
      const least = digits === undefined || !/^[A-Za-z]{3}$/.test(code) ? 0 : currencyDigits(code);
      const amount = DECIMAL.test(text) ? decimal(text, Math.max(digits ?? 0, least), "always") : text;
      return code === "" ? amount : `${amount}\u00a0${code}`;
    },

    /** `2026-11-21` as the language writes a day. */
    day(text) {
      const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
      if (Number.isNaN(time)) return text;
      const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
      return kept("day", () => new Intl.DateTimeFormat(language, options)).format(time);
    },

    /** Lines as a choice: `sí, si o yes`. */
    or(text) {
      return kept("or", () => new Intl.ListFormat(language, { type: "disjunction" })).format(text.split("\n"));
    },

    plural(text) {
      return kept("plural", () => new Intl.PluralRules(language)).select(Number(text));
    },
  };
}

/** The locale if Intl can read it, else English. */
export function knownLocale(locale) {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}
