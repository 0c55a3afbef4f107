import { describe, expect, it } from "vitest";
import type { Flow, StudioNode } from "../flowfile/model";
import { sampleFlow } from "../flowfile/sample";
import { answer, assign, start } from "./run";

const ids = () => {
  let last = 0;
  return () => `happening-${++last}`;
};

function flowOf(nodes: StudioNode[], links: [string, string | null, string][]): Flow {
  const first: StudioNode = { id: "start", type: "start", position: { x: 0, y: 0 }, data: {} };
  const edges = links.map(([source, sourceHandle, target]) => ({
    id: `${source}${sourceHandle}${target}`,
    source,
    sourceHandle,
    target,
  }));
  return { name: "test", nodes: [first, ...nodes], edges };
}
const place = { position: { x: 0, y: 0 } };
const goal: StudioNode = { ...place, id: "goal", type: "goal", data: { goal: {} as never } };

describe("a conversation", () => {
  it("runs the shop flow to its paid end", () => {
    const flow = sampleFlow("en");
    let talk = start(flow, {}, ids());
    expect(talk.waiting).toBe("choice");
    talk = answer(flow, talk, "mug", ids());
    expect(talk.variables).toMatchObject({ product: "Ceramic mug", order_total: "12.50", order_id: "A-1042" });
    expect(talk.lines.at(-1)).toMatchObject({ kind: "bot", text: expect.stringContaining("12.50 EUR") });
    talk = answer(flow, talk, "paid", ids());
    expect(talk.lines.at(-2)).toMatchObject({ kind: "bot", node: "thanks" });
    expect(talk.lines.at(-1)).toEqual({ kind: "end", node: "thanks" });
  });

  it("takes the other branch when the condition does not hold", () => {
    const flow = sampleFlow("es");
    let talk = answer(flow, start(flow, {}, ids()), "tote", ids());
    talk = answer(flow, talk, "later", ids());
    expect(talk.lines.at(-1)).toEqual({ kind: "end", node: "wait" });
  });

  it("reaches a goal with the variables of that moment, and goes on", () => {
    const set: StudioNode = { ...place, id: "set", type: "set", data: { assignments: [{ variable: "a", value: "{{b}}!" }] } };
    const after: StudioNode = { ...place, id: "after", type: "message", data: { text: "a is {{a}}, {{c}}" } };
    const flow = flowOf(
      [set, goal, after],
      [
        ["start", null, "set"],
        ["set", null, "goal"],
        ["goal", null, "after"],
      ],
    );
    const talk = start(flow, { b: "1" }, ids());
    expect(talk.lines.map((line) => line.kind)).toEqual(["set", "goal", "bot", "end"]);
    expect(talk.lines[1]).toMatchObject({ happening: "happening-1", variables: { a: "1!", b: "1" } });
    expect(talk.lines[2]).toMatchObject({ text: "a is 1!, {{c}}" });
  });

  it("keeps a question's answer and ignores one that nobody asked for", () => {
    const ask: StudioNode = { ...place, id: "ask", type: "question", data: { text: "Name?", variable: "name" } };
    const flow = flowOf([ask], [["start", null, "ask"]]);
    const asked = start(flow, {}, ids());
    expect(asked.waiting).toBe("text");
    const answered = answer(flow, asked, "Ana", ids());
    expect(answered.variables).toEqual({ name: "Ana" });
    expect(answer(flow, answered, "again", ids())).toBe(answered);
  });

  it("ignores a choice that is not offered", () => {
    const flow = sampleFlow("en");
    const asked = start(flow, {}, ids());
    expect(answer(flow, asked, "nothing like it", ids())).toBe(asked);
  });

  it("ends a circle that asks nothing", () => {
    const one: StudioNode = { ...place, id: "one", type: "message", data: { text: "1" } };
    const talk = start(
      flowOf(
        [one],
        [
          ["start", null, "one"],
          ["one", null, "one"],
        ],
      ),
      {},
      ids(),
    );
    expect(talk.lines.at(-1)).toEqual({ kind: "loop", node: "one" });
  });

  it("says what it skips, and survives a flow without a start", () => {
    const odd: StudioNode = { ...place, id: "odd", type: "unknown", data: { kind: "video", data: {} } };
    const flow = flowOf([odd], [["start", null, "odd"]]);
    expect(start(flow, {}, ids()).lines[0]).toEqual({ kind: "skipped", node: "odd", what: "video" });
    expect(start({ name: "", nodes: [], edges: [] }, {}, ids()).lines).toEqual([]);
  });

  it("lets a value be tried on a goal already reached", () => {
    const flow = flowOf([goal], [["start", null, "goal"]]);
    const talk = assign(start(flow, { total: "1" }, ids()), "total", "1.234,56");
    expect(talk.lines[0]).toMatchObject({ variables: { total: "1.234,56" } });
  });
});
