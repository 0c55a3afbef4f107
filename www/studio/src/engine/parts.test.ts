import { describe, expect, it } from "vitest";
import { sampleFlow } from "../flowfile/sample";
import { holds } from "./condition";
import { fill } from "./template";
import { declared } from "./variables";

describe("conditions", () => {
  it.each([
    ["Yes", "equals", " yes ", true],
    ["10", "equals", "10.0", true],
    ["", "equals", "", true],
    ["a", "differs", "b", true],
    ["I have paid", "contains", "PAID", true],
    ["10", "above", "9", true],
    ["12abc", "above", "9", false],
    ["", "below", "9", false],
    ["8", "below", "9", true],
    [" ", "filled", "", false],
    ["0", "filled", "", true],
  ] as const)("%s %s %s: %s", (value, operator, other, expected) => {
    expect(holds(value, operator, other)).toBe(expected);
  });
});

describe("templates", () => {
  it("fills known names and leaves the rest as written", () => {
    expect(fill("{{ a }}-{{b}}-{{año_1}}-{{}}", { a: "1", año_1: "2" })).toBe("1-{{b}}-2-{{}}");
  });
  it("does not reach into the prototype", () => {
    expect(fill("{{constructor}}", {})).toBe("{{constructor}}");
  });
});

describe("declared variables", () => {
  it("come from buttons, questions and set blocks, with type and samples", () => {
    const found = declared(sampleFlow("en").nodes);
    expect(found.find(({ name }) => name === "order_total")).toEqual({
      name: "order_total",
      type: "number",
      samples: ["24.90", "12.50"],
    });
    expect(found.find(({ name }) => name === "payment")?.samples).toEqual(["I have paid", "Maybe later"]);
  });
});
