// JSON Patch (RFC 6902), the four operations that goal-element makes. What an operation does not reach is shared with the
// document it came from, so that a host can tell by identity what changed.

export function applyPatch(document, patch) {
  return patch.reduce(apply, document);
}

function apply(document, edit) {
  const { op, path } = edit;
  if (op === "copy") return apply(document, { op: "add", path, value: segmentsOf(edit.from).reduce(memberOf, document) });
  if (op !== "add" && op !== "replace" && op !== "remove") fail(edit, "no such operation");
  if (op !== "remove" && edit.value === undefined) fail(edit, "it has no value");
  if (typeof path !== "string" || (path !== "" && !path.startsWith("/"))) fail(edit, "the path is no JSON Pointer");
  if (path === "") {
    if (op === "remove") fail(edit, "the document itself cannot be removed");
    return edit.value;
  }
  return descend(document, segmentsOf(path), 0, edit);
}

function memberOf(container, key) {
  return Object.hasOwn(Object(container), key) ? container[key] : undefined;
}

/** The container with the edit made at or below it: a copy along the way, everything beside the way as it was. */
function descend(container, segments, at, edit) {
  const segment = segments[at];
  if (typeof container !== "object" || container === null) fail(edit, `there is no object or list at ${upTo(segments, at)}`);
  if (at === segments.length - 1) {
    return Array.isArray(container) ? inList(container, segment, edit) : inObject(container, segment, edit);
  }
  const key = Array.isArray(container) ? indexOf(container, segment, container.length - 1, edit) : segment;
  if (!Object.hasOwn(container, key)) fail(edit, `there is nothing at ${upTo(segments, at + 1)}`);
  const child = descend(container[key], segments, at + 1, edit);
  return Array.isArray(container) ? container.with(key, child) : withMember(container, key, child);
}

function inList(list, segment, edit) {
  if (edit.op === "add") {
    const index = segment === "-" ? list.length : indexOf(list, segment, list.length, edit);
    return list.toSpliced(index, 0, edit.value);
  }
  const index = indexOf(list, segment, list.length - 1, edit);
  return edit.op === "replace" ? list.with(index, edit.value) : list.toSpliced(index, 1);
}

function inObject(object, name, edit) {
  if (edit.op !== "add" && !Object.hasOwn(object, name)) fail(edit, "there is nothing at that path");
  return edit.op === "remove" ? withoutMember(object, name) : withMember(object, name, edit.value);
}

/** A copy with one member set. Defined, not assigned: a member named `__proto__` is data like any other. */
function withMember(object, name, value) {
  const copy = { ...object };
  Object.defineProperty(copy, name, { value, writable: true, enumerable: true, configurable: true });
  return copy;
}

function withoutMember(object, name) {
  const copy = { ...object };
  delete copy[name];
  return copy;
}

function indexOf(list, segment, last, edit) {
  const index = /^(?:0|[1-9]\d*)$/.test(segment) ? Number(segment) : -1;
  if (index < 0 || index > last) fail(edit, `“${segment}” is no place in a list of ${list.length}`);
  return index;
}

function segmentsOf(path) {
  const segments = String(path).split("/").slice(1);
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function upTo(segments, end) {
  return end === 0 ? "the document itself" : `/${segments.slice(0, end).join("/")}`;
}

function fail(edit, why) {
  throw new TypeError(`goal-element: cannot ${edit.op} ${JSON.stringify(edit.path)}: ${why}. Was the goal changed elsewhere?`);
}
