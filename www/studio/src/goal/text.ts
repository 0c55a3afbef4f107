import { createText, type TextFunction, type Texts } from "goal-element";
import en from "goal-element/locales/en";
import es from "goal-element/locales/es";
import pt from "goal-element/locales/pt-BR";
import { type Language, useSettings } from "../app/settings";

/** The package's texts, for its elements too. */
export const TEXTS: Record<Language, Texts> = { en, es, "pt-BR": pt };
const sayings: Record<Language, TextFunction> = {
  en: createText("en", en),
  es: createText("es", es, en),
  "pt-BR": createText("pt-BR", pt, en),
};

/** The package's own words: why a destination is skipped, what an answer means, what went wrong on the way. */
export function useGoalText(): TextFunction {
  return sayings[useSettings((settings) => settings.language)];
}
