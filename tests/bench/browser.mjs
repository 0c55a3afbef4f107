// In Chromium, as a person has it: typing into one block's name on a canvas of a thousand, the first block after navigation, and one
// request with nine hashed fields; each beside the same without the package. Contenders take turns, so that a busy machine is
// busy for both. Reported, never asserted.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { median, shuffled } from "./measure.mjs";
import { heading, line } from "./report.mjs";

const HERE = new URL("browser/", import.meta.url).pathname;
const WASM = readFileSync(new URL("../../pkg/wasm/goal_element_bg.wasm", import.meta.url));
const BLOCKS = 1000;
const KEYS = 200;
/** Keys that a contender is given before it is the other's turn. */
const TURN = 20;
const LOADS = 15;

const [goals, plain, request, style] = await Promise.all([
  bundle("canvas.jsx", { GOALS: "true" }),
  bundle("canvas.jsx", { GOALS: "false" }),
  bundle("request.mjs", {}),
  readFileSync(new URL("../node_modules/@xyflow/react/dist/style.css", import.meta.url)),
]);
const page = (script) =>
  `<!doctype html><title>bench</title><link rel=stylesheet href=/style.css><style>main{display:grid;grid-template-columns:900px 340px;block-size:600px}.plain{inline-size:240px;block-size:90px}</style><main></main><script type=module src=/${script}></script>`;
const files = {
  "/goals": [page("goals.js"), "text/html"],
  "/plain": [page("plain.js"), "text/html"],
  "/request": [page("request.js"), "text/html"],
  "/request.js": [request, "text/javascript"],
  "/goals.js": [goals, "text/javascript"],
  "/plain.js": [plain, "text/javascript"],
  "/style.css": [style, "text/css"],
  "/goal_element_bg.wasm": [WASM, "application/wasm"],
};
const server = createServer(({ url }, response) => {
  const [body, type] = files[new URL(url, "http://host").pathname] ?? ["", "text/plain"];
  response.writeHead(200, { "content-type": type }).end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.GOAL_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  await typing();
  await starting();
  await requesting();
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

async function bundle(entry, define) {
  const { outputFiles } = await build({
    entryPoints: [HERE + entry],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "error",
    jsx: "automatic",
    define: { ...define, "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].text;
}

/** Main-thread work per key, as the browser itself adds it up. */
async function typing() {
  const open = async (name) => {
    const page = await browser.newPage();
    const debug = await page.context().newCDPSession(page);
    await debug.send("Performance.enable");
    await page.goto(`${origin}/${name}?blocks=${BLOCKS}`);
    const field = page.getByLabel("Name", { exact: true });
    await field.waitFor({ timeout: 120_000 });
    await page
      .locator(".react-flow__node")
      .nth(BLOCKS - 1)
      .waitFor({ state: "attached" });
    await field.focus();
    await page.waitForTimeout(1000);
    return { page, debug };
  };
  const pages = { goals: await open("goals"), plain: await open("plain") };
  const work = { goals: [], plain: [] };
  const script = { goals: [], plain: [] };
  for (let round = 0; round <= KEYS / TURN; round += 1) {
    for (const name of shuffled(Object.keys(pages))) {
      const { page, debug } = pages[name];
      await page.bringToFront();
      const before = await busy(debug);
      for (let key = 0; key < TURN; key += 1) await page.keyboard.press(String.fromCharCode(97 + (key % 26)));
      await page.waitForTimeout(200);
      const after = await busy(debug);
      // The first turn warms both up.
      if (round === 0) continue;
      work[name].push(((after.all - before.all) * 1000) / TURN);
      script[name].push(((after.script - before.script) * 1000) / TURN);
    }
  }
  heading(`Typing ${KEYS} characters into the name of one block of ${BLOCKS} on React Flow: main-thread work per key`);
  line("with Goal blocks and the panel", median(work.goals), "ms");
  line("with plain nodes and a plain field", median(work.plain), "ms");
  line("Goal blocks: work against plain", median(work.goals.map((took, at) => took / work.plain[at])), "×", { atMost: 1.3 });
  // The rest is the browser's: style, layout, and the painting of a thousand cards, which plain boxes have less of.
  line("of that JavaScript and wasm, with Goal blocks and the panel", median(script.goals), "ms");
  line("of that JavaScript, with plain nodes and a plain field", median(script.plain), "ms");
  await Promise.all(Object.values(pages).map(({ page }) => page.close()));
}

async function busy(debug) {
  const { metrics } = await debug.send("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { all: of("TaskDuration"), script: of("ScriptDuration") };
}

/** From navigation until a block is drawn and the page answers again, with nothing in the cache. */
async function starting() {
  const times = { goals: [], plain: [] };
  for (let round = 0; round <= LOADS; round += 1) {
    for (const name of shuffled(Object.keys(times))) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${origin}/${name}?blocks=10`, { waitUntil: "commit" });
      const took = await page.evaluate(drawn);
      if (round > 0) times[name].push(took);
      await context.close();
    }
  }
  heading("First interactive block after navigation, a flow of 10, nothing cached, no distance to the server");
  line("with the package", median(times.goals), "ms");
  line("without it", median(times.plain), "ms");
  line("with against without", median(times.goals.map((took, at) => took / times.plain[at])), "×", { atMost: 1.5 });
}

/** In the page. */
async function drawn() {
  const isThere = () => {
    const block = document.querySelector("goal-block");
    if (block) return block.shadowRoot?.textContent.includes("Order paid");
    return document.querySelector(".react-flow__node .plain")?.textContent.includes("Order paid");
  };
  while (!isThere()) await new Promise((later) => setTimeout(later));
  await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  return performance.now();
}

async function requesting() {
  const page = await browser.newPage();
  await page.goto(`${origin}/request`);
  await page.waitForFunction(() => window.compare !== undefined);
  const given = JSON.parse(readFileSync(new URL("request.json", import.meta.url)));
  const told = `window.compare(${JSON.stringify(WASM.toString("base64"))}, ${JSON.stringify(given)})`;
  const { same, micros, noble, webCrypto } = await page.evaluate(told);
  if (!same) throw new Error("they do not write the same bytes");
  heading(`One request with nine hashed fields in Chromium ${browser.version()}`);
  line("the core: rules, request, map and ledger", micros, "µs");
  line("JavaScript with @noble/hashes takes so many times as long", noble, "×", { atLeast: 2.5 });
  line("JavaScript with WebCrypto takes so many times as long", webCrypto, "×", { atLeast: 6 });
}
