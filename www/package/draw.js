// Makes drawings true: text in, nodes out. What is there already stays, with its focus and caret, and only what differs is
// written. Nothing goes through markup, so Trusted Types have nothing to say. What a drawing is stands in src/view/drawing.rs,
// what the templates mean in src/view/template.rs.

import { core } from "./core.js";

const SVG = "http://www.w3.org/2000/svg";
/** The number that stands where a template's would: a text. */
const TEXT = 0;

/** By document, because nodes belong to one: templates by number, as an element to copy and its holes. */
const known = new WeakMap();

/** Makes `text`, a drawing, true under `root`, where `live` stands now; gives what stands there then. */
export function draw(root, live, text, say, isNewLanguage) {
  const document = root.ownerDocument;
  const templates = templatesOf(document);

  const words = (item) => (Array.isArray(item) ? say(item[1], item[2]) : item);
  const differs = (old, item) =>
    old !== item && ((isNewLanguage && Array.isArray(item)) || JSON.stringify(old) !== JSON.stringify(item));

  const create = (item) => {
    const id = idOf(item);
    if (id === TEXT) return { id, node: document.createTextNode("") };
    const node = templates[id].element.cloneNode(true);
    const inner = node.getElementsByTagName("*");
    const at = templates[id].holes.map(([index]) => inner[index - 1] ?? node);
    return { id, key: item[1], node, at, kids: [], was: [] };
  };

  const update = (one, item) => {
    if (one.id === TEXT) {
      if (differs(one.was, item)) one.node.data = words(item);
    } else {
      for (const [hole, [, name]] of templates[one.id].holes.entries()) fill(one, hole, name, item[hole + 2]);
    }
    one.was = item;
  };

  const fill = (one, hole, name, value) => {
    const element = one.at[hole];
    const old = one.was[hole + 2];
    if (name === "") one.kids[hole] = arrange(element, one.kids[hole] ?? [], listOf(value));
    else if (name[0] === ".") {
      // Writing moves the caret.
      if (element[name.slice(1)] !== value) element[name.slice(1)] = value;
    } else if (name[0] === "?") {
      if (one.was.length === 0 && value !== null) element.setAttribute(name.slice(1), value);
    } else if (value === null) element.removeAttribute(name);
    else if (differs(old, value)) element.setAttribute(name, words(value));
  };

  /** Moving a node loses its focus: what stands before a wanted one and will not come again is taken away first. */
  const arrange = (parent, old, items) => {
    const fresh = items.map((item, index) => {
      let found = old.findIndex((one) => fits(one, item));
      for (; found > 0 && !items.slice(index).some((item) => fits(old[0], item)); found -= 1) old.shift().node.remove();
      const one = found < 0 ? create(item) : old.splice(found, 1)[0];
      update(one, item);
      if (found !== 0) parent.insertBefore(one.node, old[0]?.node ?? null);
      return one;
    });
    for (const { node } of old) node.remove();
    return fresh;
  };

  return arrange(root, live, JSON.parse(text));
}

/** A text of a drawing, in words. */
export function inWords(item, say) {
  return typeof item === "string" ? item : say(item[1], item[2]);
}

function templatesOf(document) {
  if (!known.has(document)) {
    const lines = core().templates().split("\n");
    known.set(
      document,
      lines.map((line) => compile(line, document)),
    );
  }
  return known.get(document);
}

function idOf(item) {
  return typeof item === "string" ? TEXT : item[0];
}

function fits(one, item) {
  return one.id === idOf(item) && (one.id === TEXT || one.key === item[1]);
}

/** One thing alone stands without a list around it. */
function listOf(value) {
  if (value === null) return [];
  return typeof value === "string" || typeof value[0] === "number" ? [value] : value;
}

/** An element to copy, and its holes: the number of the element they are in, and the attribute's name; none: its content. */
function compile(line, document) {
  const holes = [];
  const open = [];
  let count = 0;
  let element;
  for (const token of line.split(" ")) {
    const [name, value] = token.split("=");
    if (token === ">") open.shift();
    else if (token[0] === "<") {
      const tag = token.slice(1);
      const made = /^(svg|path)$/.test(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
      open[0]?.node.append(made);
      element ??= made;
      open.unshift({ node: made, index: count });
      count += 1;
    } else if (/[$?]$/.test(token)) holes.push([open[0].index, name === "$" ? "" : value === "?" ? `?${name}` : name]);
    else if (name) open[0].node.setAttribute(name, value.replaceAll("+", " "));
  }
  return { element, holes };
}
