import type { StudioNode } from "../flowfile/model";
import { goalFlow } from "../goal/flow";
import type { Say } from "../texts/text";

/** Longer names are no help in a list. */
const LONGEST = 48;

/** A block's name for those who hear it: what it is, and what it says or does. */
export function labelOf(node: StudioNode, text: Say): string {
  const kind = text(`kind.${node.type}`);
  if (node.type === "goal") return goalFlow.summary(node.id).label || kind;
  const said = saidBy(node);
  return said === "" ? kind : `${kind}: ${said}`;
}

/** Short names for a list, told apart by a number where two are alike. */
export function labelsOf(nodes: readonly StudioNode[], text: Say): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  const named = nodes.map((node): [string, string] => {
    const name = shortened(
      node.type === "goal" ? `${text("kind.goal")}: ${goalFlow.summary(node.id).title}` : labelOf(node, text),
    );
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [node.id, nth === 1 ? name : `${name} (${nth})`];
  });
  return new Map(named);
}

function saidBy(node: Exclude<StudioNode, { type: "goal" }>): string {
  switch (node.type) {
    case "message":
    case "question":
    case "buttons":
      return node.data.text;
    case "condition":
      return node.data.variable;
    case "set":
      return node.data.assignments
        .filter(({ variable }) => variable !== "")
        .map(({ variable, value }) => `${variable} = ${value}`)
        .join(", ");
    case "start":
    case "unknown":
      return "";
  }
}

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
