import type { Edge } from "@xyflow/react";
import type { Flow, StudioNode } from "../flowfile/model";
import { holds } from "./condition";
import { fill } from "./template";

/** One line of a conversation. `node` is the block it comes from. */
export type Line =
  | { kind: "bot"; node: string; text: string }
  | { kind: "subscriber"; node: string; text: string }
  | { kind: "set"; node: string; variable: string; value: string }
  | { kind: "goal"; node: string; happening: string; variables: Readonly<Record<string, string>> }
  | { kind: "skipped"; node: string; what: string }
  | { kind: "end"; node: string }
  | { kind: "loop"; node: string };

/** A conversation so far; a value, never changed in place. */
export interface Conversation {
  lines: readonly Line[];
  variables: Readonly<Record<string, string>>;
  /** The block that waits for an answer, or where the conversation ended. */
  at: string;
  waiting: "nothing" | "text" | "choice";
}

/** Blocks passed without asking anything; more than this is a circle. */
const LONGEST_WALK = 200;

/** Begins a conversation. `newId` names each reached goal. */
export function start(flow: Flow, variables: Readonly<Record<string, string>>, newId: () => string): Conversation {
  const first = flow.nodes.find((node) => node.type === "start");
  const conversation: Conversation = { lines: [], variables, at: first?.id ?? "", waiting: "nothing" };
  return first === undefined ? conversation : leave(flow, conversation, first.id, null, newId);
}

/** The subscriber answers the block that waits: a choice's id, or a text of their own. */
export function answer(flow: Flow, conversation: Conversation, said: string, newId: () => string): Conversation {
  if (conversation.waiting === "nothing") return conversation;
  const node = flow.nodes.find((each) => each.id === conversation.at);
  if (node?.type === "question") {
    return leave(flow, heard(conversation, node.id, said, node.data.variable), node.id, null, newId);
  }
  if (node?.type === "buttons") {
    const choice = node.data.choices.find((each) => each.id === said);
    if (choice === undefined) return conversation;
    return leave(flow, heard(conversation, node.id, choice.label, node.data.variable), node.id, choice.id, newId);
  }
  return conversation;
}

/** "What if": the variable gets this value now, for what comes and for the goals already reached. */
export function assign(conversation: Conversation, variable: string, value: string): Conversation {
  const lines = conversation.lines.map((line) =>
    line.kind === "goal" ? { ...line, variables: { ...line.variables, [variable]: value } } : line,
  );
  return { ...conversation, lines, variables: { ...conversation.variables, [variable]: value } };
}

function heard(conversation: Conversation, node: string, text: string, variable: string): Conversation {
  const variables = variable === "" ? conversation.variables : { ...conversation.variables, [variable]: text };
  return { ...say(conversation, { kind: "subscriber", node, text }), variables, waiting: "nothing" };
}

function say(conversation: Conversation, ...lines: Line[]): Conversation {
  return { ...conversation, lines: [...conversation.lines, ...lines] };
}

/** Walks on from an exit until somebody must answer or the branch ends. */
function leave(flow: Flow, from: Conversation, node: string, exit: string | null, newId: () => string): Conversation {
  let conversation = from;
  let at: { node: string; exit: string | null } = { node, exit };
  for (let steps = 0; steps < LONGEST_WALK; steps += 1) {
    const next = follow(flow, at.node, at.exit);
    if (next === undefined) return { ...say(conversation, { kind: "end", node: at.node }), at: at.node };
    const arrived = enter(next, { ...conversation, at: next.id }, newId);
    if (arrived.exit === undefined) return arrived.conversation;
    conversation = arrived.conversation;
    at = { node: next.id, exit: arrived.exit };
  }
  return say(conversation, { kind: "loop", node: at.node });
}

function follow(flow: Flow, node: string, exit: string | null): StudioNode | undefined {
  const edge = flow.edges.find((each: Edge) => each.source === node && (each.sourceHandle ?? null) === exit);
  return flow.nodes.find((each) => each.id === edge?.target);
}

interface Arrival {
  conversation: Conversation;
  /** Where the walk goes on; none while the block waits for an answer. */
  exit?: string | null;
}

function enter(node: StudioNode, conversation: Conversation, newId: () => string): Arrival {
  const { variables } = conversation;
  switch (node.type) {
    case "start":
      return { conversation, exit: null };
    case "message":
      return { conversation: say(conversation, bot(node.id, node.data.text, variables)), exit: null };
    case "question":
      return { conversation: { ...say(conversation, bot(node.id, node.data.text, variables)), waiting: "text" } };
    case "buttons":
      return { conversation: { ...say(conversation, bot(node.id, node.data.text, variables)), waiting: "choice" } };
    case "condition": {
      const value = variables[node.data.variable] ?? "";
      const met = holds(value, node.data.operator, fill(node.data.value, variables));
      return { conversation, exit: met ? "yes" : "no" };
    }
    case "set":
      return { conversation: assignAll(node.id, node.data.assignments, conversation), exit: null };
    case "goal":
      return {
        conversation: say(conversation, { kind: "goal", node: node.id, happening: newId(), variables }),
        exit: null,
      };
    case "unknown":
      return { conversation: say(conversation, { kind: "skipped", node: node.id, what: node.data.kind }), exit: null };
  }
}

function bot(node: string, text: string, variables: Readonly<Record<string, string>>): Line {
  return { kind: "bot", node, text: fill(text, variables) };
}

function assignAll(node: string, assignments: readonly { variable: string; value: string }[], from: Conversation): Conversation {
  let conversation = from;
  for (const { variable, value } of assignments) {
    if (variable === "") continue;
    const filled = fill(value, conversation.variables);
    const line: Line = { kind: "set", node, variable, value: filled };
    conversation = {
      ...say(conversation, line),
      variables: { ...conversation.variables, [variable]: filled },
    };
  }
  return conversation;
}
