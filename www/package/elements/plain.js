// What the elements that decide nothing have in common: properties in, events out, words from the locales, and one drawing of
// what they know. They need neither a flow nor the wasm.

import en from "../locales/en.js";
import { knownLocale, textFor } from "../message.js";
import { contain } from "./containment.js";
import { show } from "./dom.js";

// Importable where there is no DOM.
const Base = globalThis.HTMLElement ?? class {};

/** On a class: its style sheet's text. */
export const LOOK = Symbol("look");
/** On an element: what is to be seen now, as a list for `show`. */
export const DRAW = Symbol("draw");
/** On an element: draws again, once this turn is over. */
export const AGAIN = Symbol("again");
/** On an element: its words, `text(key, params)` and `when(seconds)`. */
export const WORDS = Symbol("words");
/** On an element: raises an event that hosts hear. */
export const RAISE = Symbol("raise");
/** On an element: says something to those who do not see it. */
export const TELL = Symbol("tell");
/** On an element: it stands in a page, or has left it. */
export const CAME = Symbol("came");
export const LEFT = Symbol("left");
/** On an element: its drawing is in the page. */
export const DRAWN = Symbol("drawn");

export class PlainElement extends Base {
  static observedAttributes = ["locale", "density"];

  #texts = {};
  #words;
  #box;
  #status;
  #isWaiting = false;
  #isHere = false;

  get locale() {
    return this.getAttribute("locale") ?? "";
  }

  set locale(locale) {
    if (locale) this.setAttribute("locale", locale);
    else this.removeAttribute("locale");
  }

  get density() {
    return this.getAttribute("density") === "compact" ? "compact" : "comfortable";
  }

  set density(density) {
    if (density) this.setAttribute("density", density);
    else this.removeAttribute("density");
  }

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = Object(texts);
    this.#relabel();
  }

  attributeChangedCallback(name) {
    if (name === "locale") this.#relabel();
  }

  connectedCallback() {
    this.#upgrade();
    this.#relabel();
  }

  /** Moving an element takes it out and puts it back at once: only what stays out has left. */
  disconnectedCallback() {
    this[AGAIN]();
  }

  adoptedCallback() {
    if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [sheetOf(this)];
  }

  [AGAIN]() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      this.#follow();
    });
  }

  get [WORDS]() {
    this.#words ??= this.#language();
    return this.#words;
  }

  [RAISE](type, detail, options) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail, ...options }));
  }

  [TELL](text) {
    if (this.#status) this.#status.textContent = text;
  }

  #follow() {
    if (this.isConnected !== this.#isHere) {
      this.#isHere = this.isConnected;
      this[this.#isHere ? CAME : LEFT]?.();
    }
    if (!this.#isHere) return;
    this.#box ??= this.#build();
    show(this.#box, this[DRAW]());
    this[DRAWN]?.(this.#box);
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(this)];
    const box = this.ownerDocument.createElement("div");
    box.className = "root";
    this.#status = this.ownerDocument.createElement("p");
    this.#status.className = "unseen";
    this.#status.setAttribute("role", "status");
    root.append(box, this.#status);
    contain(root);
    return box;
  }

  #relabel() {
    this.#words = undefined;
    this[AGAIN]();
  }

  /** The attribute, else the language of the page around, else of the browser. */
  #language() {
    const locale = this.locale || this.closest("[lang]")?.lang || globalThis.navigator?.language || "en";
    const known = knownLocale(locale);
    const format = new Intl.DateTimeFormat(known, { dateStyle: "medium", timeStyle: "short" });
    const text = textFor(locale, { en, ...this.#texts });
    return { text, locale: known, when: (at) => safely(() => format.format(at * 1000)) ?? "" };
  }

  /** A property that was set before the element was defined hides the accessor: take it over. */
  #upgrade() {
    for (const name of Object.getOwnPropertyNames(this)) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}

/** What `read` gives, or nothing: hosts hand in anything, objects whose members throw among it. */
export function safely(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The list that it is, else none. */
export function listOf(value) {
  return safely(() => (Array.isArray(value) ? [...value] : [])) ?? [];
}

/** The rows of a list, whatever else a backend put between them. */
export function rowsOf(value) {
  return listOf(value).filter((row) => typeof row === "object" && row !== null && !Array.isArray(row));
}

/** A moment as machines write it; nothing for what is none. */
export function isoOf(at) {
  return safely(() => new Date(at * 1000).toISOString());
}

/** A failure in words; `params` puts names into a refusal's own text. */
export function inWords(error, text) {
  const key = `error.${error?.kind}`;
  const said = text(key, error?.params);
  return said === key ? text("error.refused", { detail: String(error?.message ?? error) }) : said;
}

/** Registers an element, unless another copy of the package was here first. */
export function register(tag, type) {
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, type);
}

const sheets = new WeakMap();

/** One sheet for all elements of a class in a document: constructed sheets pass a strict policy, and belong to one document. */
function sheetOf(element) {
  const { ownerDocument: document, constructor: type } = element;
  if (!sheets.has(document)) sheets.set(document, new Map());
  const known = sheets.get(document);
  if (!known.has(type)) {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(type[LOOK]);
    known.set(type, sheet);
  }
  return known.get(type);
}
