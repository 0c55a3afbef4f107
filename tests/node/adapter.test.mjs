// The React Flow adapter in a real editor: React 19 in StrictMode, @xyflow/react 12, and the elements with their wasm.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { open } from "./browser.mjs";

const shared = (file) => ({ path: `/${file}`, external: true });
/** The package stays as it is served: one copy for the page, as in a browser without a bundler. */
const served = {
  name: "served package",
  setup(build) {
    build.onResolve({ filter: /^goal-element(\/|$)/ }, ({ path }) => {
      const entry = { "goal-element": "index.js", "goal-element/react-flow": "adapters/react-flow.js" };
      return shared(entry[path] ?? `${path.replace("goal-element/", "")}.js`);
    });
  },
};

let browser;
let page;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("fixtures/react-flow.jsx", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    define: { "process.env.NODE_ENV": '"development"' },
    plugins: [served],
  });
  browser = await open();
  page = browser.page;
  await page.route("**/host.js", (route) => route.fulfill({ contentType: "text/javascript", body: outputFiles[0].text }));
});
after(() => browser.close());
beforeEach(async () => {
  browser.complaints.length = 0;
  await page.reload();
  await page.evaluate(async () => {
    await import("/host.js");
    await window.start();
  });
  await page.locator(".react-flow__node goal-block").getByText("Order paid").waitFor();
});

test("objects arrive as properties, nothing as an attribute", async () => {
  const attributes = await page
    .locator("goal-block")
    .evaluate((block) => block.getAttributeNames().map((name) => `${name}=${block.getAttribute(name)}`));
  assert.ok(!attributes.some((text) => text.includes("[object")), attributes.join(" "));
  const panel = page.locator("goal-panel");
  assert.equal(await panel.getAttribute("class"), "inspector");
  assert.equal(await panel.getAttribute("density"), "compact");
  assert.deepEqual(browser.complaints, []);
});

test("the host's handles stand beside the card", async () => {
  assert.equal(await page.locator('.react-flow__node[data-id="n1"] .react-flow__handle.target').count(), 1);
  assert.equal(await page.locator('.react-flow__node[data-id="n1"] .react-flow__handle.source').count(), 1);
});

test("a change is written once, and only into its node", async () => {
  const result = await page.evaluate(async () => {
    const before = window.host.nodes;
    const change = window.host.flow.change("n1", "/name", "Renamed");
    await new Promise((painted) => setTimeout(painted, 100));
    const [goal, other] = window.host.nodes;
    return {
      times: window.host.written.length,
      same: goal.data.goal === change.goal,
      untouched: other === before[1],
      source: change.source,
    };
  });
  assert.deepEqual(result, { times: 1, same: true, untouched: true, source: "api" });
  await page.locator(".react-flow__node goal-block").getByText("Renamed").waitFor();
  await page.evaluate(() => window.host.setNodes((nodes) => [window.host.first, nodes[1]]));
  await page.locator(".react-flow__node goal-block").getByText("Order paid").waitFor();
  assert.equal(await page.evaluate(() => window.host.written.length), 1, "an undo by the host is no change of ours");
});

test("a selected node tells its card", async () => {
  await page.locator(".react-flow__node goal-block").click();
  await page.waitForFunction(() => document.querySelector("goal-block").selected === true);
});

test("the flow forgets a node that was deleted", async () => {
  await page.evaluate(() => window.host.setNodes((nodes) => nodes.filter(({ id }) => id !== "n1")));
  await page.waitForFunction(() => window.host.flow.nodes().length === 0);
  assert.deepEqual(browser.complaints, []);
});
