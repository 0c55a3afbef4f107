import { describe, expect, it } from "vitest";
import { parseFlow } from "./parse";
import { sampleFlow } from "./sample";
import { writeFlow } from "./write";

const good = () => JSON.parse(writeFlow(sampleFlow("en")));
const problem = (document: unknown) => {
  const parsed = parseFlow(typeof document === "string" ? document : JSON.stringify(document));
  return "problem" in parsed ? parsed.problem : undefined;
};

describe("a flow file", () => {
  it("comes back as it was written", () => {
    const parsed = parseFlow(writeFlow(sampleFlow("es")));
    expect("flow" in parsed && writeFlow(parsed.flow)).toBe(writeFlow(sampleFlow("es")));
  });

  it("keeps keys and kinds of blocks that it does not know", () => {
    const document = good();
    document.nodes[1].data.colour = "red";
    document.nodes.push({ id: "x", type: "video", position: { x: 1, y: 2 }, data: { url: "u" } });
    const parsed = parseFlow(JSON.stringify(document));
    expect("flow" in parsed && JSON.parse(writeFlow(parsed.flow))).toEqual(document);
  });

  it.each([null, 7, "text", [], { version: 99 }])("keeps a goal of any shape: %j", (goal) => {
    const document = good();
    document.nodes.push({ id: "g", type: "goal", position: { x: 1, y: 2 }, data: { goal, extra: 1 } });
    const parsed = parseFlow(JSON.stringify(document));
    expect("flow" in parsed && JSON.parse(writeFlow(parsed.flow))).toEqual(document);
  });

  it.each([
    ["{", "file.not-json", undefined],
    ["", "file.not-json", undefined],
    [null, "file.shape", "/"],
    [7, "file.shape", "/"],
    [[], "file.shape", "/"],
    [{ ...good(), version: 2 }, "file.newer", undefined],
    [{ ...good(), version: "1" }, "file.shape", "version"],
    [{ ...good(), name: null }, "file.shape", "name"],
    [{ ...good(), nodes: {} }, "file.shape", "nodes"],
    [{ ...good(), nodes: [null] }, "file.shape", "nodes[0]"],
    [
      { ...good(), nodes: [{ id: "a", type: "start", position: { x: "1", y: 0 }, data: {} }] },
      "file.shape",
      "nodes[0].position.x",
    ],
    [
      { ...good(), nodes: [{ id: "a", type: "message", position: { x: 1, y: 0 }, data: { text: 4 } }] },
      "file.shape",
      "nodes[0].data.text",
    ],
    [{ ...good(), edges: [{ id: "e", source: "start", target: "nowhere" }] }, "file.loose-edge", "edges[0]"],
    [{ ...good(), nodes: [good().nodes[0], good().nodes[0]], edges: [] }, "file.two-nodes", undefined],
    [{ ...good(), nodes: [], edges: [] }, "file.start", undefined],
    [" ".repeat(5_000_001), "file.too-large", undefined],
  ])("is refused with a place and a reason (%#)", (document, key, where) => {
    const found = problem(document);
    expect(found?.key).toBe(key);
    if (where !== undefined) expect(found?.params.where).toBe(where);
  });
});
