import { beforeEach, describe, expect, it } from "vitest";
import type { StudioNode } from "../flowfile/model";
import { sampleFlow } from "../flowfile/sample";
import { copyOf, readClip, writeClip } from "./clip";
import * as editor from "./editor";

const message = (id: string): StudioNode => ({ id, type: "message", position: { x: 0, y: 0 }, data: { text: id } });
const flow = editor.currentFlow;

beforeEach(() => editor.openFirst(sampleFlow("en")));

describe("the editor", () => {
  it("adds a block at an open exit and takes both back in one undo", () => {
    editor.addNode(message("new"), { source: "thanks", sourceHandle: null });
    expect(flow().edges.at(-1)).toMatchObject({ source: "thanks", target: "new" });
    expect(editor.selection().nodes).toEqual(["new"]);
    editor.undoStep();
    expect(editor.findNode("new")).toBeUndefined();
    expect(flow().edges.some((edge) => edge.target === "new")).toBe(false);
    editor.redoStep();
    expect(editor.findNode("new")).toBeDefined();
  });

  it("lets one exit lead to one block", () => {
    editor.connect({ source: "greeting", sourceHandle: null, target: "wait", targetHandle: null });
    expect(
      flow()
        .edges.filter((edge) => edge.source === "greeting")
        .map((edge) => edge.target),
    ).toEqual(["wait"]);
  });

  it("deletes a block with its connections, never the start, in one step", () => {
    editor.remove(["start", "thanks"]);
    expect(editor.findNode("start")).toBeDefined();
    expect(flow().edges.some((edge) => edge.target === "thanks")).toBe(false);
    editor.undoStep();
    expect(flow().edges.some((edge) => edge.target === "thanks")).toBe(true);
  });

  it("makes one step of a drag and none of a selection", () => {
    editor.nodesChanged([{ type: "select", id: "thanks", selected: true }]);
    for (const x of [1, 2, 3]) editor.nodesChanged([{ type: "position", id: "thanks", position: { x, y: 0 }, dragging: true }]);
    editor.undoStep();
    expect(editor.findNode("thanks")?.position.x).toBe(600);
    expect(editor.findNode("thanks")?.selected).toBe(true);
    editor.undoStep();
    expect(editor.findNode("thanks")?.position.x).toBe(600);
  });

  it("duplicates with new ids and the connections inside", () => {
    editor.select(["is-paid", "thanks"]);
    editor.duplicate();
    const copies = editor.selection().nodes;
    expect(copies).toHaveLength(2);
    expect(flow().edges.filter((edge) => copies.includes(edge.source) && copies.includes(edge.target))).toHaveLength(1);
  });
});

describe("the clipboard", () => {
  it("carries blocks as text", () => {
    const clip = readClip(writeClip(copyOf(flow(), ["is-paid", "thanks", "start"])));
    expect(clip?.nodes.map((node) => node.id)).toEqual(["is-paid", "thanks"]);
    expect(clip?.edges).toHaveLength(1);
  });
  it.each(["", "hello", "null", "[]", '{"mark":"goal-studio/blocks","nodes":[1],"edges":[]}'])("ignores %j", (text) => {
    expect(readClip(text)).toBeUndefined();
  });
});
