/**
 * Texts of one language: key → template. `{name}` puts in a parameter, `{n:number}` as a number, `{n:plain}`
 * as one without groups of thousands, `{date:day}` as a day, `{answers:or}` its lines as a choice, `{amount:money:currency}`
 * as money in the currency that the parameter `currency` names, `{kind:text:kind}` the text `kind.<value>`, `{detail:refused}` the text
 * `refused.<code>` by the parameter `code`, where there is one.
 */
export type Texts = Readonly<Record<string, string | PluralTexts>>;

/** The languages that the package brings, at `goal-element/locales/<locale>`. A host may add texts of its own in any other. */
export type Locale = "en" | "es" | "pt-BR";

/** A text that depends on a number: `by` names the parameter, the rest are the forms of `Intl.PluralRules`. */
export interface PluralTexts {
  readonly by: string;
  readonly other: string;
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
}

/** Says a text. A key without text comes back as it is. */
export type TextFunction = (key: string, params?: Readonly<Record<string, string>>) => string;

/**
 * A function that says `texts` in `locale` (BCP 47; an unknown one is read as English).
 * What `texts` lacks is taken from `fallback`.
 */
export function createText(locale: string, texts?: Texts, fallback?: Texts): TextFunction;

/** The same from texts by locale: `es-MX` is looked for, then `es`, then any Spanish, then `en`. */
export function textFor(locale: string, byLocale: Readonly<Record<string, Texts>>): TextFunction;

/** The locale if `Intl` can read it, else English. */
export function knownLocale(locale: string): string;
