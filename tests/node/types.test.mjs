// TypeScript as a user meets it: the packed types through the manifest's exports, under both resolutions; the README's code too.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { json, PACKAGE, ROOT } from "./package.mjs";

const tools = fileURLToPath(new URL("tests/node_modules", ROOT));
const project = mkdtempSync(join(tmpdir(), "goal-element-types-"));
after(() => rmSync(project, { recursive: true }));

mkdirSync(join(project, "node_modules"));
// Copied, not linked: a link would be followed to a place where React's types are not found.
cpSync(fileURLToPath(PACKAGE), join(project, "node_modules", "goal-element"), { recursive: true });
for (const name of readdirSync(tools)) {
  if (!name.startsWith(".")) symlinkSync(join(tools, name), join(project, "node_modules", name), "dir");
}
cpSync(fileURLToPath(new URL("tests/types", ROOT)), project, { recursive: true });
codeOf("www/package/README.md").forEach(({ language, code }, index) => {
  writeFileSync(join(project, "hosts", `readme-${index}.${language}`), `${code}\nexport {};\n`);
});

/** The code blocks of a page that TypeScript can judge. */
function codeOf(page) {
  const text = readFileSync(new URL(page, ROOT), "utf8");
  return [...text.matchAll(/^```(tsx?|jsx?)\n(.*?)^```/gms)].map(([, kind, code]) => ({
    language: kind.endsWith("x") ? "tsx" : "ts",
    code,
  }));
}

/** What the compiler says under these options on top of the checked-in ones. */
function complaints(config, moduleResolution) {
  const { compilerOptions } = json("tests/types/tsconfig.json");
  const { paths: _, ...options } = compilerOptions;
  const module = moduleResolution === "bundler" ? "ESNext" : "NodeNext";
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(project, "check.json"),
    JSON.stringify({ compilerOptions: { ...options, module, moduleResolution, ...config.options }, include: config.include }),
  );
  try {
    execFileSync(process.execPath, [join(tools, "typescript/bin/tsc"), "-p", "check.json"], { cwd: project, encoding: "utf8" });
    return "";
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}

for (const resolution of ["bundler", "nodenext"]) {
  test(`right uses compile and wrong ones do not (${resolution})`, () => {
    assert.equal(complaints({ options: {}, include: ["*.ts", "*.tsx"] }, resolution), "");
  });

  test(`hosts' own types fit, and the README's code compiles (${resolution})`, () => {
    assert.equal(
      complaints({ options: { skipLibCheck: true, noUnusedLocals: false, types: ["node"] }, include: ["hosts/*"] }, resolution),
      "",
    );
  });
}

test("the README has code to judge", () => assert.ok(codeOf("www/package/README.md").length >= 4));
