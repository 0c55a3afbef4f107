// The part of the rules that schemas can say, as one description from which each library's own schema is built. The rules
// are named below; what they look at is the block's own document, without `only`, TikTok and events of one's own.
//
// A text that is no text is told apart as the rules do: left out (`null` too), a number (its digits are used), anything else.
import { CURRENCIES } from "./currencies.mjs";

/** The rules whose verdicts the schemas give as well. */
export const RULES = new Set([
  "custom/key-has-space",
  "event/missing",
  "goal/no-id",
  "goal/no-name",
  "items/id-missing",
  "items/num-items-not-whole",
  "items/price-not-number",
  "items/quantity-not-whole",
  "items/unknown-content-type",
  "money/currency-missing",
  "money/currency-unknown",
  "money/not-a-number",
  "money/value-missing",
  "shape/number-for-text",
  "shape/unknown-choice",
  "shape/unknown-version",
  "shape/wrong-type",
]);

const CONTENT_TYPES = ["product", "product_group", "destination", "flight", "home_listing", "hotel", "vehicle"];

const isCurrency = (text) => {
  const code = text.trim();
  return code === "" || code.includes("{{") || CURRENCIES.has(code.toUpperCase());
};
const DIGITS = "(?=(?:[.,]?\\d){1,30}\\s*$)";
const POINT = "\\d+(?:\\.\\d+)?|[1-9]\\d{0,2}(?:,\\d{3})+\\.\\d+|[1-9]\\d{0,2}(?:,\\d{3}){2,}";
const COMMA = "\\d+,\\d+|[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+|[1-9]\\d{0,2}(?:\\.\\d{3}){2,}";
// Between two variables something must stand.
const VARIABLE = "[\\d.,+ -]*\\{\\{[^{}]*\\}\\}(?:[\\d.,+ -]+\\{\\{[^{}]*\\}\\})*[\\d.,+ -]*";
const AMOUNT = new RegExp(`^\\s*(?:[-+−]?${DIGITS}(?:${POINT}|${COMMA})|${VARIABLE})?\\s*$`);
// `1.234` may be two numbers: an amount asks which one, a price is refused.
const PRICE = new RegExp(
  `^(?!\\s*[-+−]?[1-9]\\d{0,2}[.,]\\d{3}\\s*$)\\s*(?:[-+−]?${DIGITS}(?:${POINT}|${COMMA})|.*\\{\\{.*)?\\s*$`,
);
const COUNT = /^\s*(?:\+?(?=0*[1-9])\d{1,30}(?:\.0+)?|.*\{\{.*)?\s*$/;
const CONTENT_TYPE = new RegExp(`^\\s*(?:${CONTENT_TYPES.join("|")}|.*\\{\\{.*)?\\s*$`);
const KEY = /^\s*\S*\s*$/;

const WRONG = ["", "shape/wrong-type"];
const NUMBER = ["", "shape/number-for-text"];

/** A text. `needed` is the rule that asks for it; `format` a pattern or a test that a text given must pass, by the rule `bad`. */
function text({ needed, format, bad } = {}) {
  const absent = needed ? [["", needed]] : [];
  const failed = bad ? [["", bad]] : [];
  const says = { absent, wrong: [WRONG, ...absent], number: [NUMBER], badNumber: [NUMBER, ...failed], bad: failed };
  return { kind: "text", required: needed !== undefined, format, says };
}

const choice = (...values) => text({ format: new RegExp(`^(?:${values.join("|")})?$`), bad: "shape/unknown-choice" });
const flag = { kind: "flag", required: false, says: { absent: [], wrong: [WRONG], number: [WRONG] } };
const version = { kind: "one", required: true, says: same([["", "shape/unknown-version"]]) };

/** An object; what `members` need is missing with it. A row must be one, all others may be left out. */
function object(members, row = false) {
  const missing = Object.entries(members).flatMap(([name, { required, says }]) =>
    required ? says.absent.map(([below, code]) => [`/${name}${below}`, code]) : [],
  );
  const wrong = [WRONG, ...missing];
  const says = { absent: row ? wrong : missing, wrong, number: wrong };
  return { kind: "object", required: row || missing.length > 0, members, says };
}

const container = { absent: [], wrong: [WRONG], number: [WRONG] };
const list = (item) => ({ kind: "list", required: false, item, says: container });
const record = (item) => ({ kind: "record", required: false, item, says: container });

function same(outcome) {
  return { absent: outcome, wrong: outcome, number: outcome };
}

/** The description of a document of which the event, the amount and the currency are needed, or not. */
function shape({ on, amount, currency }) {
  const convert = on ? text({ format: isCurrency, bad: "money/currency-unknown" }) : text();
  // An object may hold an event of one's own; one that does not is no event.
  const event = { ...text(on ? { needed: "event/missing" } : {}), mayBeObject: true };
  return object({
    version,
    goal: object({ id: text({ needed: "goal/no-id" }) }),
    bind: record(text()),
    name: text({ needed: "goal/no-name" }),
    value: object({
      amount: text({ needed: amount ? "money/value-missing" : undefined, format: AMOUNT, bad: "money/not-a-number" }),
      currency: text({
        needed: currency ? "money/currency-missing" : undefined,
        format: isCurrency,
        bad: "money/currency-unknown",
      }),
      format: choice("1234\\.56", "1\\.234,56", "1,234\\.56", "minor"),
    }),
    items: object({
      content_type: text({ format: CONTENT_TYPE, bad: "items/unknown-content-type" }),
      content_ids: list(text()),
      contents: list(
        object(
          {
            id: text({ needed: "items/id-missing" }),
            quantity: text({ format: COUNT, bad: "items/quantity-not-whole" }),
            item_price: text({ format: PRICE, bad: "items/price-not-number" }),
            title: text(),
            category: text(),
            brand: text(),
          },
          true,
        ),
      ),
      num_items: text({ format: COUNT, bad: "items/num-items-not-whole" }),
    }),
    params: record(text()),
    custom: list(
      object(
        { key: text({ format: KEY, bad: "custom/key-has-space" }), value: text(), type: choice("text", "number", "boolean") },
        true,
      ),
    ),
    once: object({ per: choice("subscriber", "day", "order"), key: text() }),
    consent: object({ variable: text(), accepted: list(text()) }),
    destinations: object({ meta: object({ enabled: flag, connection: text(), event, convert_to: convert }) }),
  });
}

/** Which parts of a document are needed: a schema for each case, chosen before it is used, is the quickest way to say so. */
function caseOf(document) {
  const meta = document.destinations?.meta;
  const on = meta?.enabled === true;
  const amount = on && meta.event === "Purchase";
  const given = document.value?.amount;
  const currency = amount || typeof given === "number" || (typeof given === "string" && given.trim() !== "");
  return (on ? 4 : 0) + (amount ? 2 : 0) + (currency ? 1 : 0);
}

/** A check made of a library's schemas: `build` makes one from a description, `run` lists a document's problems. */
export function peer(build, run) {
  const schemas = [0, 1, 4, 5, 7].reduce((all, number) => {
    all[number] = build(shape({ on: number >= 4, amount: number === 7, currency: number % 2 === 1 }));
    return all;
  }, []);
  return (document) => run(schemas[caseOf(document)], document);
}

/** What is wrong with a value of another type than it should have. */
export function outcome({ format, says, mayBeObject }, value) {
  if (value === undefined || value === null) return says.absent;
  if (mayBeObject && typeof value === "object" && !Array.isArray(value)) return says.absent;
  if (typeof value === "number") return says.badNumber && !passes(format, String(value)) ? says.badNumber : says.number;
  return says.wrong;
}

function passes(format, text) {
  if (format === undefined) return true;
  return typeof format === "function" ? format(text) : format.test(text);
}

/** Adds what an outcome says at `path` to the problems found. */
export function note(found, path, said) {
  for (const [below, code] of said) found.push({ path: path + below, code });
}
