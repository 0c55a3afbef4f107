import { expect, it } from "vitest";
import en, { type TextKey } from "./en";
import es from "./es";
import pt from "./pt-BR";

const keys = Object.keys(en) as TextKey[];
const placeholders = (text: unknown) => [...JSON.stringify(text).matchAll(/(?<!\{)\{\w+/g)].map(String).sort();

const sources: Record<string, string> = import.meta.glob(["../**/*.{ts,tsx}", "!./*"], {
  query: "?raw",
  import: "default",
  eager: true,
});

it.each([es, pt])("says everything in the other languages too, with the same placeholders", (texts) => {
  for (const key of keys) expect([key, placeholders(texts[key])]).toEqual([key, placeholders(en[key])]);
});

it("keeps no text that nobody says", () => {
  const code = Object.values(sources).join("\n");
  // A key may be put together from its first part and a name: text(`kind.${kind}`).
  const made = [...code.matchAll(/`([a-z]+\.)\$\{/g)].map((match) => match[1] ?? "");
  const unsaid = keys.filter((key) => !code.includes(`"${key}"`) && !made.some((start) => key.startsWith(start)));
  expect(unsaid).toEqual([]);
});
