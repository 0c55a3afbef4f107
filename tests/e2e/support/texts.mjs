// The words that a person sees, from the installed package itself: a test finds a field by its label in any language.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./program.mjs";

const installed = createRequire(join(ROOT, "www", "studio", "package.json"));
const load = async (name) => import(pathToFileURL(installed.resolve(name)));
const { createText } = await load("goal-element");
const LANGUAGES = ["en", "es", "pt-BR"];
const [en, es, pt] = await Promise.all(
  LANGUAGES.map(async (language) => (await load(`goal-element/locales/${language}`)).default),
);

/** What the Goal block says, in English. */
export const say = createText("en", en);
/** What the Goal block says, in Spanish. */
export const di = createText("es", es, en);
/** What the Goal block says, in Brazilian Portuguese. */
export const diz = createText("pt-BR", pt, en);
