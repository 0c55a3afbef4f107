// What the manifest promises: every entry can be imported in bare Node, and the tarball holds what publishing needs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { PACKAGE } from "./package.mjs";

const folder = fileURLToPath(PACKAGE);
const manifest = JSON.parse(readFileSync(new URL("package.json", PACKAGE), "utf8"));
const project = mkdtempSync(join(tmpdir(), "goal-element-"));
mkdirSync(join(project, "node_modules"));
symlinkSync(folder, join(project, "node_modules", "goal-element"), "dir");
after(() => rmSync(project, { recursive: true }));

/** Runs a module in a process of its own, as a user's project would. */
function run(code) {
  writeFileSync(join(project, "main.mjs"), code);
  return execFileSync(process.execPath, ["main.mjs"], { cwd: project, encoding: "utf8" });
}

const scripts = Object.entries(manifest.exports).filter(([, target]) => target.default?.endsWith(".js"));

for (const [entry] of scripts) {
  const name = entry.replace(/^\./, "goal-element");
  test(`${name} can be imported where there is no DOM`, () => {
    assert.equal(run(`import * as it from ${JSON.stringify(name)}; console.log(typeof it);`), "object\n");
  });
}

test("the headless entry works in bare Node", () => {
  const code = `
    import { readFileSync } from "node:fs";
    import { fileURLToPath } from "node:url";
    import { defaults, initSync, validate } from "goal-element";
    const wasm = new URL("node_modules/goal-element/wasm/goal_element_bg.wasm", import.meta.url);
    initSync({ module: readFileSync(wasm) });
    console.log(JSON.stringify(validate(defaults({ id: "g", name: "" })).map(({ path }) => path)));`;
  assert.ok(JSON.parse(run(code)).includes("/name"));
});

test("asking before the wasm is there says what to do", () => {
  const code = `
    import { validate } from "goal-element";
    try { validate({}); } catch (error) { console.log(error.message); }`;
  assert.match(run(code), /init/);
});

test("opening goals before the wasm is there says what to do too", () => {
  const code = `
    import { field, openGoal, surround } from "goal-element";
    for (const ask of [() => openGoal({}), () => field("/name"), () => surround({})]) {
      try { ask(); } catch (error) { console.log(/Call .await init/.test(error.message)); }
    }`;
  assert.equal(run(code), "true\ntrue\ntrue\n");
});

test("every file that the manifest names is there", () => {
  for (const target of Object.values(manifest.exports)) {
    for (const file of typeof target === "string" ? [target] : Object.values(target)) {
      assert.doesNotThrow(() => readFileSync(new URL(file, PACKAGE)), file);
    }
  }
});

test("types come first, default last", () => {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (typeof target !== "string") assert.deepEqual(Object.keys(target), ["types", "default"], entry);
  }
});

test("there is nothing to install beside it", () => {
  assert.equal(manifest.dependencies, undefined);
  for (const name of Object.keys(manifest.peerDependencies)) {
    assert.equal(manifest.peerDependenciesMeta[name]?.optional, true, name);
  }
});

test("publint finds nothing to mend", async () => {
  const { messages } = await publint({ pkgDir: folder, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test("no shipped script makes code out of text or markup", () => {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".js"));
  assert.ok(files.length > 10);
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    assert.doesNotMatch(text, /\beval\(|new Function\(|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/, file);
  }
});
