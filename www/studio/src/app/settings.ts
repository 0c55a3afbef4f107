import { create } from "zustand";

export type Language = "en" | "es";
export type Theme = "auto" | "light" | "dark";

interface Settings {
  language: Language;
  theme: Theme;
}

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
  const spoken: Language = navigator.language.toLowerCase().startsWith("es") ? "es" : "en";
  return {
    language: kept.language === "en" || kept.language === "es" ? kept.language : spoken,
    theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : "auto",
  };
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
