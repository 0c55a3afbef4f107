// The subset as schemas of Zod 4.
import { z } from "zod";
import { note, outcome, peer } from "../subset.mjs";

/** What is said goes through Zod as the message's number here: messages are texts. */
const SAID = [];
const message = (said) => String(SAID.push(said) - 1);

function schema(node) {
  const error = mistaken(node);
  switch (node.kind) {
    case "text":
      return orNone(node, text(node, error));
    case "flag":
      return orNone(node, z.boolean({ error }));
    case "one":
      return z.literal(1, { error });
    case "list":
      return orNone(node, z.array(schema(node.item), { error }));
    case "record":
      return orNone(node, z.record(z.string(), schema(node.item), { error }));
    default: {
      const members = Object.entries(node.members).map(([name, member]) => [name, schema(member)]);
      return orNone(node, z.object(Object.fromEntries(members), { error }));
    }
  }
}

const orNone = (node, made) => (node.required ? made : made.nullish());

function text(node, error) {
  let made = z.string({ error });
  if (node.required) made = made.regex(/\S/, message(node.says.absent));
  if (node.format instanceof RegExp) return made.regex(node.format, message(node.says.bad));
  return node.format ? made.refine(node.format, message(node.says.bad)) : made;
}

/** The message for a value of another type. */
function mistaken(node) {
  const messages = new Map(Object.values(node.says).map((said) => [said, message(said)]));
  return (issue) => messages.get(outcome(node, issue.input));
}

/** The problems of a document. */
export const check = peer(schema, (made, document) => {
  const found = [];
  const result = made.safeParse(document);
  if (result.success) return found;
  for (const issue of result.error.issues) note(found, pointer(issue.path), SAID[issue.message]);
  return found;
});

function pointer(path) {
  let text = "";
  for (const name of path) text += `/${name}`;
  return text;
}
