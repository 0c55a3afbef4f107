// A previewed request, made ready to be copied and looked into. It is what would leave but for the token, which only the proxy has.

export function toCurl({ method, url, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [`curl -X ${method} ${quoted(url)}`, ...lines, `--data-raw ${quoted(body)}`].join(" \\\n  ");
}

/** The body stands in it as it is: `JSON.parse` would turn 49.90 into 49.9. */
export function toJson({ method, url, headers, body }) {
  const [start] = JSON.stringify({ method, url, headers }).split(/}$/);
  return `${start},"body":${body}}`;
}

export function fieldAt({ map }, pointer) {
  const around = map.filter(({ body }) => isWithin(pointer, body));
  return around.sort((one, other) => other.body.length - one.body.length)[0]?.field;
}

export function placesOf({ map }, field) {
  return map.filter((part) => isWithin(part.field, field)).map(({ body }) => body);
}

/** The key of a text that says by what TikTok finds the person; of Meta, the block's event says it. */
export function foundBy({ destination, source, ledger }) {
  if (destination !== "tiktok") return undefined;
  const hashed = ["phone", "email"].filter((name) => ledger.some(({ field, fate }) => field === name && fate === "hashed"));
  return `request.found.${source === "offline" ? hashed.join("-") : source}`;
}

export function leftOut(request, requests) {
  const own = new Set(toldBy(request));
  // A converted amount has its currency from elsewhere.
  if (request.map.some(({ field }) => field.endsWith("/convert_to"))) own.add("/value/currency");
  const missing = [...new Set(requests.flatMap(toldBy))].filter((field) => !own.has(field));
  return missing.filter((field) => !missing.some((other) => other !== field && isWithin(field, other)));
}

/** The goal's own fields in a request. What holds for one destination alone stands for the goal's. */
function toldBy({ map }) {
  return map
    .map(({ field }) => field.replace(/^\/destinations\/\w+\/only(?=\/)/, ""))
    .filter((field) => !field.startsWith("/destinations/"));
}

function isWithin(pointer, outer) {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** One word for a POSIX shell, whatever it holds. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
