// JSON text as lines, each with its place. Nothing is read and written again: a parser would turn 49.90 into 49.9, and people
// compare what they see here with what went out.

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Lines of `{ depth, path, key, value, end }`: `path` is the JSON Pointer of what stands there; `value` opens or closes too. */
export function linesOf(text) {
  const lines = [];
  const open = [];
  let line;
  let key;
  const begin = (value, path) => {
    line = { depth: open.length, path, key, value, end: "" };
    lines.push(line);
    key = undefined;
  };
  const place = () => {
    const parent = open.at(-1);
    if (!parent) return "";
    return `${parent.path}/${parent.isList ? parent.count : escaped(key)}`;
  };
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token);
  for (const [at, token] of tokens.entries()) {
    if (token === ",") {
      line.end += ",";
      open.at(-1).count += 1;
    } else if (token === ":") continue;
    else if (tokens[at + 1] === ":" && key === undefined) key = token;
    else if (token === "{" || token === "[") {
      const path = place();
      begin(token, path);
      open.push({ path, isList: token === "[", count: 0, line });
    } else if (token === "}" || token === "]") {
      const opened = open.pop();
      if (opened?.line === line) line.value += token;
      else begin(token, opened?.path ?? "");
    } else begin(token, place());
  }
  return lines;
}

function escaped(key) {
  return String(unquoted(key)).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The text that a JSON string is. */
export function unquoted(token) {
  try {
    return JSON.parse(token);
  } catch {
    return token;
  }
}
