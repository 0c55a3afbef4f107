import { expect, test } from "vitest";
import type { StudioNode } from "../flowfile/model";
import { described } from "./describe";

const place = { position: { x: 0, y: 0 } };

test("a question gives its variable, and what it asks for by the variable's name", () => {
  const question = (variable: string) =>
    described({ ...place, id: "q", type: "question", data: { text: "And you?", variable } } as StudioNode);
  expect(question("size")).toEqual({ name: "And you?", sets: ["size"], asks: [], consent: false });
  expect(question("my_email")).toEqual({ name: "And you?", sets: ["my_email"], asks: ["email"], consent: false });
  expect(question("consent")?.consent).toBe(true);
});

test("a long text is a short name", () => {
  const long = described({ ...place, id: "m", type: "message", data: { text: "x".repeat(40) } } as StudioNode);
  expect(long?.name).toBe(`${"x".repeat(23)}…`);
});

test("nothing is said of a kind that the studio does not know", () => {
  const unknown = { ...place, id: "u", type: "unknown", data: { kind: "gpt", data: {} } };
  expect(described(unknown as StudioNode)).toBeUndefined();
});
