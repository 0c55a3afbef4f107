// The codes that the core takes for a currency. Apart from the schemas, because a browser has no files to read.
import { readFileSync } from "node:fs";

const { currencies } = JSON.parse(readFileSync(new URL("../../src/catalog/facts/currencies.json", import.meta.url), "utf8"));

export const CURRENCIES = new Set(currencies.map(({ code }) => code));
