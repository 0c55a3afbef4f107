// By what the platforms can find people at a goal: the core's cases through the package, whichever way the flow comes in, and in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { json, load, ready } from "./package.mjs";

const { createGoalFlow, createText } = await ready();
const { identifiers, identifierInWords } = await load("lazy/identifiers.js");
const CASES = json("tests/flow/identifiers.json");

const line = ({ node, destination, field, on, without }) =>
  `${node} ${destination} ${field} ${on}${without === undefined ? "" : `: ${without}`}`;

for (const { name, flow, expect } of CASES) {
  test(name, () => {
    assert.deepEqual(identifiers(flow).map(line), expect);
    assert.deepEqual(identifiers(JSON.stringify(flow)).map(line), expect);
    assert.deepEqual(identifiers(new TextEncoder().encode(JSON.stringify(flow))).map(line), expect);
  });
}

test("a canvas says the same as its document", () => {
  for (const { flow, expect } of CASES.filter(({ flow }) => typeof flow === "object")) {
    const canvas = createGoalFlow({ surroundings: flow.surroundings });
    for (const { id, goal } of flow.nodes.filter(({ goal }) => goal)) canvas.set(id, goal);
    canvas.graph = { nodes: flow.nodes.map(({ goal, ...node }) => node), edges: flow.edges };
    assert.deepEqual(identifiers(canvas).map(line), expect);
    canvas.destroy();
  }
  assert.deepEqual(identifiers(createGoalFlow()), []);
});

test("in each language it is a sentence that names the way", async () => {
  const said = { on: "some", destination: "meta", node: "n", field: "em", without: "Start → Paid" };
  const expected = {
    en: "E-mail: known on some ways, not on Start → Paid.",
    es: "Correo: se conoce en algunos caminos, pero no en Start → Paid.",
    "pt-BR": "E-mail: conhecido em alguns caminhos, mas não em Start → Paid.",
  };
  for (const [language, sentence] of Object.entries(expected)) {
    const text = createText(language, (await load(`locales/${language}.js`)).default);
    assert.equal(identifierInWords(said, text), sentence);
  }
});
