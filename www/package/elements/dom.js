// Makes what an element wants to show true in the page. What is there already stays, with its focus and caret, and only what
// differs is written. Nothing goes through markup, so Trusted Types have nothing to say.

const SVG = "http://www.w3.org/2000/svg";

/** What stands in the page for which thing. */
const drawn = new WeakMap();

/**
 * A thing to be seen. An attribute named `.value` is a property, `?open` is set only when the element is made and is the
 * reader's from then on, a function is a listener, and `key` tells siblings of one tag apart. `false`, `null`, `undefined`: none.
 */
export function h(tag, attributes, ...children) {
  return { tag, attributes: attributes ?? {}, children };
}

/** Makes `wanted` (things, texts, lists of both) true under `parent`. */
export function show(parent, wanted) {
  const items = wanted.flat(Number.POSITIVE_INFINITY).filter((item) => item || item === 0);
  const old = [...parent.childNodes].filter((node) => drawn.has(node));
  for (const [index, item] of items.entries()) {
    let found = old.findIndex((node) => fits(node, item));
    // Moving a node loses its focus: what stands before a wanted one and will not come again is taken away first.
    for (; found > 0 && !items.slice(index).some((other) => fits(old[0], other)); found -= 1) old.shift().remove();
    const node = found < 0 ? create(parent, item) : old.splice(found, 1)[0];
    if (found !== 0) parent.insertBefore(node, old[0] ?? null);
    update(node, item);
  }
  for (const node of old) node.remove();
}

function fits(node, item) {
  const was = drawn.get(node);
  return was.tag === item.tag && was.attributes?.key === item.attributes?.key;
}

function create(parent, item) {
  const document = parent.ownerDocument;
  const isSvg = item.tag === "svg" || (parent.namespaceURI === SVG && item.tag !== undefined);
  const node =
    item.tag === undefined
      ? document.createTextNode("")
      : isSvg
        ? document.createElementNS(SVG, item.tag)
        : document.createElement(item.tag);
  drawn.set(node, { tag: item.tag, attributes: { key: item.attributes?.key }, isNew: true });
  return node;
}

function update(node, item) {
  const was = drawn.get(node);
  if (item.tag === undefined) {
    if (node.data !== String(item)) node.data = item;
    return;
  }
  drawn.set(node, item);
  const { attributes, children } = item;
  for (const name of Object.keys(was.attributes)) if (!(name in attributes)) write(node, name, undefined, was);
  const isSelect = item.tag === "select";
  if (isSelect) show(node, children);
  for (const [name, value] of Object.entries(attributes)) write(node, name, value, was);
  if (!isSelect) show(node, children);
}

function write(node, name, value, was) {
  if (name === "key") return;
  if (name[0] === ".") {
    // Writing moves the caret.
    if (node[name.slice(1)] !== value) node[name.slice(1)] = value;
  } else if (name[0] === "?") {
    if (was.isNew) write(node, name.slice(1), value, was);
  } else if (name.startsWith("on")) {
    // What a listener gives back is its own affair: `false` would cancel the event.
    node[name] = value ? (event) => void value(event) : null;
  } else if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else if (was.isNew || was.attributes[name] !== value) node.setAttribute(name, value === true ? "" : value);
}
