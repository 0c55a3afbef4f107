import type { Locale } from "goal-element";
import { create } from "zustand";

/** Languages of the studio, in their own words. */
export const LANGUAGES = { en: "English", es: "Español", "pt-BR": "Português (Brasil)" } satisfies Record<Locale, string>;
export type Language = Locale;
export type Theme = "auto" | "light" | "dark";

interface Settings {
  language: Language;
  theme: Theme;
}

const languages = Object.keys(LANGUAGES) as Language[];
const KEY = "studio.settings.v1";

/** Language and appearance: kept in this browser, not in the flow. */
export const useSettings = create<Settings>(() => read());

useSettings.subscribe((settings) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Without storage the choice lasts as long as the tab.
  }
});

function read(): Settings {
  const kept = parse(localStorage.getItem(KEY));
  return {
    language: languages.find((language) => language === kept.language) ?? spoken(),
    theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : "auto",
  };
}

/** The language that the browser speaks, wherever it is spoken. */
function spoken(): Language {
  const languageOf = (locale: string) => locale.toLowerCase().split("-")[0];
  return languages.find((language) => languageOf(language) === languageOf(navigator.language)) ?? "en";
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
