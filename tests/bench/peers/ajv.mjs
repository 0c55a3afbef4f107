// The subset as JSON Schemas, compiled by Ajv 8.
import { Ajv } from "ajv";
import { note, outcome, peer } from "../subset.mjs";

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const formats = new Map();

const orNull = (node, type) => (node.required ? type : [type, "null"]);

/** `node` is no keyword of JSON Schema: Ajv hands the schema of a failed value back, and with it what to say. */
function schema(node) {
  switch (node.kind) {
    case "text":
      return { node, type: orNull(node, "string"), ...(node.required && { pattern: "\\S" }), ...format(node) };
    case "flag":
      return { node, type: ["boolean", "null"] };
    case "one":
      return { node, const: 1 };
    case "list":
      return { node, type: ["array", "null"], items: schema(node.item) };
    case "record":
      return { node, type: ["object", "null"], additionalProperties: schema(node.item) };
    default:
      return { node, type: orNull(node, "object"), ...members(node.members) };
  }
}

function members(all) {
  const entries = Object.entries(all);
  return {
    properties: Object.fromEntries(entries.map(([name, node]) => [name, schema(node)])),
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
  };
}

function format(node) {
  const test = node.format;
  if (test === undefined) return {};
  if (test instanceof RegExp) return { allOf: [{ node, pattern: test.source }] };
  if (!formats.has(test)) {
    formats.set(test, `test-${formats.size}`);
    ajv.addFormat(formats.get(test), test);
  }
  return { format: formats.get(test) };
}

/** The problems of a document. */
export const check = peer(
  (shape) => ajv.compile(schema(shape)),
  (validate, document) => {
    const found = [];
    if (validate(document)) return found;
    for (const error of validate.errors) {
      const { node, properties } = error.parentSchema;
      if (error.keyword === "required") {
        const name = error.params.missingProperty;
        note(found, `${error.instancePath}/${name}`, properties[name].node.says.absent);
      } else if (error.keyword === "type" || error.keyword === "const") {
        note(found, error.instancePath, outcome(node, error.data));
      } else {
        note(found, error.instancePath, error.keyword === "pattern" && error.schema === "\\S" ? node.says.absent : node.says.bad);
      }
    }
    return found;
  },
);
