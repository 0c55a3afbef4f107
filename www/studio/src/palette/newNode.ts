import { defaults } from "goal-element";
import { goalNodeDefaults } from "goal-element/react-flow";
import type { PaletteKind, StudioNode } from "../flowfile/model";

/** A block as it comes out of the palette. */
export function newNode(kind: PaletteKind, position: { x: number; y: number }): StudioNode {
  const id = crypto.randomUUID();
  if (kind === "goal") return goalNodeDefaults({ id, position, goal: defaults() }) as StudioNode;
  return { id, type: kind, position, data: emptyData(kind) } as StudioNode;
}

function emptyData(kind: Exclude<PaletteKind, "goal">): Record<string, unknown> {
  switch (kind) {
    case "message":
      return { text: "" };
    case "question":
      return { text: "", variable: "" };
    case "buttons":
      return { text: "", variable: "", choices: [newChoice(), newChoice()] };
    case "condition":
      return { variable: "", operator: "equals", value: "" };
    case "set":
      return { assignments: [{ variable: "", value: "" }] };
  }
}

export function newChoice(): { id: string; label: string } {
  return { id: crypto.randomUUID().slice(0, 8), label: "" };
}
