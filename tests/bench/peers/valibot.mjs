// The subset as schemas of Valibot.
import * as v from "valibot";
import { note, outcome, peer } from "../subset.mjs";

/** What is said goes through Valibot as the message's number here: messages are texts. */
const SAID = [];
const message = (said) => String(SAID.push(said) - 1);

function schema(node) {
  const mistake = mistaken(node);
  switch (node.kind) {
    case "text":
      return orNone(node, text(node, mistake));
    case "flag":
      return orNone(node, v.boolean(mistake));
    case "one":
      return v.literal(1, mistake);
    case "list":
      return orNone(node, v.array(schema(node.item), mistake));
    case "record":
      return orNone(node, noList(v.record(v.string(), schema(node.item), mistake), mistake));
    default: {
      const members = Object.entries(node.members).map(([name, member]) => [name, schema(member)]);
      return orNone(node, noList(v.object(Object.fromEntries(members), mistake), mistake));
    }
  }
}

/** Valibot takes a list for an object. */
const noList = (made, mistake) =>
  v.pipe(
    v.custom((value) => !Array.isArray(value), mistake),
    made,
  );
const orNone = (node, made) => (node.required ? made : v.nullish(made));

function text(node, mistake) {
  const checks = [];
  if (node.required) checks.push(v.regex(/\S/, message(node.says.absent)));
  if (node.format instanceof RegExp) checks.push(v.regex(node.format, message(node.says.bad)));
  else if (node.format) checks.push(v.check(node.format, message(node.says.bad)));
  return checks.length > 0 ? v.pipe(v.string(mistake), ...checks) : v.string(mistake);
}

/** The message for a value of another type; an object also speaks for a member that is missing. */
function mistaken(node) {
  const messages = new Map(Object.values(node.says).map((said) => [said, message(said)]));
  const missing = new Map(Object.entries(node.members ?? {}).map(([name, { says }]) => [name, message(says.absent)]));
  return ({ path, input }) => (path ? missing.get(path[0].key) : messages.get(outcome(node, input)));
}

/** The problems of a document. */
export const check = peer(schema, (made, document) => {
  const found = [];
  const result = v.safeParse(made, document);
  if (result.success) return found;
  for (const issue of result.issues) note(found, pointer(issue.path), SAID[issue.message]);
  return found;
});

function pointer(path = []) {
  let text = "";
  for (const { key } of path) text += `/${key}`;
  return text;
}
