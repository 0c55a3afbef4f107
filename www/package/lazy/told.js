// What follows from a goal's settings, said beside them: how its value is converted, what its products add up to. Loaded when a
// panel has a place for it. It decides nothing: the core reckons, here its facts become words.

import { VIEW } from "../elements/base.js";
import { toJson } from "../json.js";
import { listOf, momentOf } from "./samples.js";

const SAID = { items: products, meta: converted, tiktok: converted };

/** Says it in the places that the drawn panel has for it. */
export function tell(panel) {
  const view = panel[VIEW];
  const bot = Object(panel.surroundings);
  const { wasm, say } = view.flow;
  // By destination how the value is converted, and what the products add up to.
  const outcome = wasm()?.outcome(view.slot, toJson(momentOf(bot))) ?? {};
  for (const place of panel.shadowRoot.querySelectorAll(".told")) {
    const name = place.dataset.told;
    const said = SAID[name](outcome[name], { goal: Object(panel.goal), bot, name, say });
    write(place, said);
  }
}

function converted(conversion, { goal: { destinations, value }, bot, name, say }) {
  const wanted = upper(Object(destinations?.[name]).convert_to);
  const { amount, currency } = Object(Object(destinations?.[name]?.only).value ?? value);
  if (wanted === "") return "";
  if (!conversion || (conversion.facts.missing && listOf(bot.rates).length === 0)) {
    // Without rates or a sample there are no figures to show, and what the proxy knows is not known here.
    const isDue = upper(amount) !== "" && wanted !== upper(currency);
    return isDue ? say("explain.convert", { convert_to: wanted }) : "";
  }
  const said = conversion.words.map((key) => say(key, conversion.facts)).join(" · ");
  return forExample(`${amount} ${currency}`, said, say);
}

function products({ facts: totals }, { goal: { items }, say }) {
  if (!totals.rows) return "";
  const told = [["rows"], ["pieces"], ["amount", "currency"]].filter((names) => names.every((name) => totals[name]));
  const said = told.map(([name]) => say(`ui.totals.${name}`, totals)).join(" · ");
  return forExample(items.from ? "{{" : JSON.stringify(items.contents), said, say);
}

/** What holds a variable was reckoned with its sample; a list is one, with braces or without. */
function forExample(text, said, say) {
  return text.includes("{{") ? say("ui.converted.sample", { said }) : said;
}

function upper(text) {
  return String(text ?? "")
    .trim()
    .toUpperCase();
}

function write(place, said) {
  if (place.textContent === said) return;
  const line = Object.assign(place.ownerDocument.createElement("p"), { textContent: said });
  place.replaceChildren(...(said === "" ? [] : [line]));
}
