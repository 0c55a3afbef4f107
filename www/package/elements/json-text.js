// Sets JSON text in lines without reading it.

import { linesOf } from "./json-lines.js";

/** JSON text with line breaks and two spaces of indent; any other text as it is. */
export function indent(text) {
  if (!isJson(text)) return text;
  return linesOf(text)
    .map(({ depth, key, value, end }) => `${"  ".repeat(depth)}${key ? `${key}: ` : ""}${value}${end}`)
    .join("\n");
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
