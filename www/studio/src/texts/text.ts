import { createText } from "goal-element";
import { type Language, useSettings } from "../app/settings";
import en, { type TextKey } from "./en";
import es from "./es";
import pt from "./pt-BR";

export type Say = (key: TextKey, params?: Readonly<Record<string, string>>) => string;

const sayings: Record<Language, Say> = {
  en: createText("en", en),
  es: createText("es", es),
  "pt-BR": createText("pt-BR", pt),
};

/** The studio's texts in a language, for code outside React. */
export function sayIn(language: Language): Say {
  return sayings[language];
}

/** The studio's texts in the language chosen now. */
export function useText(): Say {
  return sayings[useSettings((settings) => settings.language)];
}
