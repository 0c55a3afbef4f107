// A request as text to copy: its body, or a command line. The token has no place in it.

/** For a POSIX shell; `«token»` stands where the reader puts one of theirs. */
export function curlOf({ method, url, headers }, body) {
  const said = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [`curl -X ${method} ${quoted(url)}`, ...said, `--data-raw ${quoted(body)}`].join(" \\\n  ");
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
