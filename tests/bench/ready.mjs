// From bytes at hand to the first diagnostics, in a fresh page of Chromium for each try: our package with its wasm, beside Zod with
// the schemas of `subset.mjs`. Both are bundled and minified; neither waits for a network.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { corpus } from "./corpus.mjs";
import { CURRENCIES } from "./currencies.mjs";
import { median, shuffled } from "./measure.mjs";
import { WASM } from "./package.mjs";
import { heading, line } from "./report.mjs";

const ROUNDS = 15;
const HERE = new URL(".", import.meta.url).pathname;
const DOCUMENT = corpus(20).find((document) => document.value && document.destinations?.meta);

const known = {
  name: "currencies",
  setup: ({ onLoad }) =>
    onLoad({ filter: /currencies\.mjs$/ }, () => ({
      contents: `export const CURRENCIES = new Set(${JSON.stringify([...CURRENCIES])});`,
    })),
};

async function bundle(contents) {
  const options = { bundle: true, minify: true, format: "esm", write: false, plugins: [known], logLevel: "error" };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: HERE } });
  return outputFiles[0].text;
}

const wasm = readFileSync(WASM).toString("base64");
const CONTENDERS = {
  "goal-element": {
    code: await bundle(
      'import { init, validate } from "../../pkg/index.js"; export const first = async (bytes, goal) => { await init({ wasm: bytes }); return validate(goal, {}).length; };',
    ),
    wasm,
  },
  zod: { code: await bundle('import { check } from "./peers/zod.mjs"; export const first = (_, goal) => check(goal).length;') },
};

/** Milliseconds in a page that has seen neither. */
async function attempt(browser, { code, wasm }) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(inPage, { code, wasm, goal: DOCUMENT });
  } finally {
    await page.close();
  }
}

async function inPage({ code, wasm, goal }) {
  const bytes = wasm && Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const start = performance.now();
  const { first } = await import(url);
  await first(bytes, goal);
  return performance.now() - start;
}

const browser = await chromium.launch({
  executablePath: process.env.GOAL_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const names = Object.keys(CONTENDERS);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of shuffled(names)) {
      const took = await attempt(browser, CONTENDERS[name]);
      // The first round warms the browser itself up.
      if (round > 0) times[name].push(took);
    }
  }
  heading("Ready to first diagnostics in Chromium, bytes at hand");
  line("goal-element", median(times["goal-element"]), "ms");
  line("Zod 4", median(times.zod), "ms");
  const ratios = times.zod.map((zod, round) => zod / times["goal-element"][round]);
  line("Zod 4: time against ours", median(ratios), "×", { atLeast: 5 });
} finally {
  await browser.close();
}
