import type { NodeDoes } from "goal-element";
import type { StudioNode } from "../flowfile/model";

/** What a question is about is told by the variable that keeps the answer. */
const ASKS: readonly [RegExp, string][] = [
  [/phone|tel[eé]fono|celular|whatsapp/i, "phone"],
  [/e-?mail|correo/i, "email"],
];
const CONSENT = /consent|opt_?in|acepta|permis/i;
/** As many characters of a block's text are enough to know it by. */
const LONGEST_NAME = 24;

/** What a block does to the people who come through, for the goals behind it; of a kind we do not know, nothing. */
export function described(node: StudioNode): (NodeDoes & { name?: string }) | undefined {
  switch (node.type) {
    case "start":
      return { name: "▶", start: true };
    case "message":
      return { name: short(node.data.text) };
    case "question":
    case "buttons":
      return { name: short(node.data.text), ...answered(node.data.variable) };
    case "set":
      return { name: short(list(node.data.assignments)), sets: node.data.assignments.map(({ variable }) => variable) };
    case "condition":
      // Where the variable has no value people take the other exit: behind a condition nobody need be warned of it.
      return { name: short(node.data.variable), sets: [node.data.variable] };
    default:
      return undefined;
  }
}

function answered(variable: string): NodeDoes {
  const asks = ASKS.filter(([words]) => words.test(variable)).map(([, what]) => what);
  return { sets: [variable], asks, consent: CONSENT.test(variable) };
}

function list(assignments: readonly { variable: string }[]): string {
  return assignments.map(({ variable }) => variable).join(", ");
}

function short(text: string): string {
  const letters = [...text.trim()];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : letters.join("");
}
