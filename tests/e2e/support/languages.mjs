// All words that a person meets in the studio, by language: the package's, the studio's own, and those of its sample flow, with a
// name for the goal.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ROOT } from "./program.mjs";
import { di, say } from "./texts.mjs";

const installed = createRequire(join(ROOT, "www", "studio", "package.json"));
const { createText } = await import(pathToFileURL(installed.resolve("goal-element")));

/** The studio's texts are TypeScript: made plain, then read. */
async function studioTexts(language) {
  const entryPoints = [join(ROOT, "www", "studio", "src", "texts", `${language}.ts`)];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: "esm", write: false });
  return (await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`)).default;
}

export const LANGUAGES = [
  {
    name: "English",
    locale: "en-GB",
    goal: say,
    studio: createText("en", await studioTexts("en")),
    sample: { name: "Order paid", tote: "Canvas tote", paid: "I have paid", thanks: "Thank you! Order" },
  },
  {
    name: "Spanish",
    locale: "es-ES",
    goal: di,
    studio: createText("es", await studioTexts("es")),
    sample: { name: "Pedido pagado", tote: "Bolsa de tela", paid: "Ya pagué", thanks: "¡Gracias! El pedido" },
  },
];
