import type { Edge, Node } from "@xyflow/react";
import type { GoalBlock } from "goal-element";

/** Where every conversation begins. A flow has exactly one. */
export type StartNode = Node<Record<string, never>, "start">;
export type MessageNode = Node<{ text: string }, "message">;
export type QuestionNode = Node<{ text: string; variable: string }, "question">;
export type Choice = { id: string; label: string };
export type ButtonsNode = Node<{ text: string; variable: string; choices: Choice[] }, "buttons">;
export const OPERATORS = ["equals", "differs", "contains", "above", "below", "filled"] as const;
export type Operator = (typeof OPERATORS)[number];
export type ConditionNode = Node<{ variable: string; operator: Operator; value: string }, "condition">;
export type Assignment = { variable: string; value: string };
export type SetNode = Node<{ assignments: Assignment[] }, "set">;
/** The goal is the package's business: a file may hold any shape here, and the block says what is wrong with it. */
export type GoalNode = Node<{ goal: GoalBlock }, "goal">;
/** A kind this studio does not know: shown, kept and exported as it came. */
export type UnknownNode = Node<{ kind: string; data: Record<string, unknown> }, "unknown">;

export type StudioNode = StartNode | MessageNode | QuestionNode | ButtonsNode | ConditionNode | SetNode | GoalNode | UnknownNode;
export type Kind = StudioNode["type"] & string;

/** What a builder may add from the palette. */
export const PALETTE = ["message", "question", "buttons", "condition", "set", "goal"] as const;
export type PaletteKind = (typeof PALETTE)[number];

/** Everything that undo brings back. */
export interface Flow {
  name: string;
  nodes: StudioNode[];
  edges: Edge[];
}

/** The places of a node where a branch leaves it; `null` names the only one of most kinds. */
export function exits(node: StudioNode): (string | null)[] {
  switch (node.type) {
    case "buttons":
      return node.data.choices.map((choice) => choice.id);
    case "condition":
      return ["yes", "no"];
    default:
      return [null];
  }
}

/** Only what belongs to the flow: React Flow also keeps sizes and selection on its nodes. */
export function plainNode(node: StudioNode): Record<string, unknown> {
  const position = { x: Math.round(node.position.x), y: Math.round(node.position.y) };
  if (node.type === "unknown") return { id: node.id, type: node.data.kind, position, data: node.data.data };
  return { id: node.id, type: node.type, position, data: node.data };
}

export function plainEdge({ id, source, sourceHandle, target }: Edge): Record<string, unknown> {
  return { id, source, ...(sourceHandle != null && { sourceHandle }), target };
}

/** Whether two flows would make the same file; what React Flow keeps on nodes beside that does not count. */
export function sameFlow(a: Flow, b: Flow): boolean {
  if (a === b) return true;
  const alike = a.name === b.name && a.nodes.length === b.nodes.length && a.edges.length === b.edges.length;
  return (
    alike && a.nodes.every((node, at) => sameNode(node, b.nodes[at])) && a.edges.every((edge, at) => edge.id === b.edges[at]?.id)
  );
}

function sameNode(a: StudioNode, b: StudioNode | undefined): boolean {
  return a === b || (a.id === b?.id && a.data === b.data && a.position.x === b.position.x && a.position.y === b.position.y);
}

export function edgeOf(source: string, sourceHandle: string | null, target: string): Edge {
  return { id: `${source}.${sourceHandle ?? ""}-${target}`, source, sourceHandle, target };
}
