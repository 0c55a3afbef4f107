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

function isWithin(pointer, outer) {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** One word for a POSIX shell, whatever it holds. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
