// What follows from a goal's settings, said beside them: how its value is converted. Loaded when a panel has a place for it. It
// decides nothing: the core converts, here its facts become words.

import { VIEW } from "../elements/base.js";
import { listOf, momentOf } from "./samples.js";

/** Says it in the places that the drawn panel has for it. */
export function tell(panel) {
  const view = panel[VIEW];
  const places = [...panel.shadowRoot.querySelectorAll(".told")];
  const converted = view.conversions(momentOf(Object(panel.surroundings)));
  for (const place of places) {
    const name = place.dataset.told;
    say(place, lines(panel, name, converted[name], view));
  }
}

function lines(panel, name, conversion, view) {
  const { destinations, value } = Object(panel.goal);
  const wanted = String(Object(destinations?.[name]).convert_to ?? "").trim();
  if (wanted === "") return [];
  const hasRates = listOf(Object(panel.surroundings).rates).length > 0;
  if (!conversion || (conversion.facts.missing && !hasRates)) {
    // Without rates or a sample there are no figures to show, and what the proxy knows is not known here.
    const isDue =
      String(value?.amount ?? "").trim() !== "" && wanted.toUpperCase() !== String(value?.currency).trim().toUpperCase();
    return isDue ? [view.say("explain.convert", { convert_to: wanted.toUpperCase() })] : [];
  }
  const said = conversion.words.map((key) => view.say(key, conversion.facts)).join(" · ");
  const isSample = `${value?.amount} ${value?.currency}`.includes("{{");
  return [isSample ? view.say("ui.converted.sample", { said }) : said];
}

function say(place, texts) {
  const old = [...place.children].map((child) => child.textContent);
  if (old.length === texts.length && old.every((text, at) => text === texts[at])) return;
  const made = texts.map((text) => Object.assign(place.ownerDocument.createElement("p"), { textContent: text }));
  place.replaceChildren(...made);
}
