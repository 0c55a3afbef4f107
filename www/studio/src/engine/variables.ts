import type { StudioNode } from "../flowfile/model";

export interface Declared {
  name: string;
  type: "text" | "number";
  samples: string[];
}

/** The variables that a flow gives a value to somewhere, with values they may have. */
export function declared(nodes: readonly StudioNode[]): Declared[] {
  const samples = new Map<string, Set<string>>();
  const note = (name: string, values: string[]) => {
    if (name.trim() === "") return;
    const known = samples.get(name) ?? new Set();
    for (const value of values) known.add(value);
    samples.set(name, known);
  };
  for (const node of nodes) {
    if (node.type === "question") note(node.data.variable, []);
    if (node.type === "buttons")
      note(
        node.data.variable,
        node.data.choices.map((choice) => choice.label),
      );
    if (node.type === "set") {
      for (const { variable, value } of node.data.assignments) note(variable, value.includes("{{") ? [] : [value]);
    }
  }
  return [...samples].map(([name, values]) => ({ name, type: typeOf(values), samples: [...values].slice(0, 5) }));
}

function typeOf(values: Set<string>): "text" | "number" {
  const list = [...values];
  return list.length > 0 && list.every((value) => /^-?\d+(\.\d+)?$/.test(value.trim())) ? "number" : "text";
}
