// <goal-request>: what would leave for the platforms, to the byte, made anew on each key. Pointing at a line lights up the field
// that it comes from, and the other way round. It builds nothing itself: the flow's dry run does.

import { foundBy, leftOut, toCurl } from "../lazy/request.js";
import { h } from "./dom.js";
import { linesOf } from "./json-lines.js";
import { AGAIN, CAME, DRAW, DRAWN, LEFT, LOOK, listOf, PlainElement, RAISE, register, safely, TELL, WORDS } from "./plain.js";
import { look } from "./plain-style.js";
import { isPersonal, masked, personOf } from "./request-person.js";
import { Pointer } from "./request-pointer.js";
import { CSS } from "./request-style.js";

const NAMES = { meta: "Meta", tiktok: "TikTok" };
export class GoalRequestElement extends PlainElement {
  static [LOOK] = look(CSS);

  #flow;
  #node = "";
  #context;
  #listening;
  #isShown = false;
  #pointed;
  #pointer = new Pointer((path) => this.#point(path));

  get flow() {
    return this.#flow;
  }

  set flow(flow) {
    this.#flow = typeof flow?.preview === "function" ? flow : undefined;
    this.#listen();
    this[AGAIN]();
  }

  get node() {
    return this.#node;
  }

  set node(node) {
    this.#node = String(node ?? "");
    this[AGAIN]();
  }

  get context() {
    return this.#context;
  }

  set context(context) {
    this.#context = context;
    this[AGAIN]();
  }

  get panel() {
    return this.#pointer.panel;
  }

  set panel(panel) {
    this.#pointer.follow(panel);
  }

  get pointed() {
    return this.#pointed;
  }

  set pointed(path) {
    this.#pointed = path;
    this[AGAIN]();
  }

  [CAME]() {
    this.#listen();
  }

  [LEFT]() {
    this.#listening?.abort();
    this.#pointer.follow(undefined);
  }

  [DRAW]() {
    if (!this.#flow) return [];
    const { text } = this[WORDS];
    const made = safely(() => this.#flow.preview(this.#node, { ...this.#context }));
    if (!made) return [h("p", { class: "muted" }, [text("request.none")])];
    const { requests, skipped } = made;
    return [
      h("div", { class: "stack", part: "requests" }, [
        requests.length > 0 && this.#switch(text),
        h("div", { class: "sides" }, [
          requests.map((request) => this.#request(request, requests, text)),
          skipped.map(({ destination, reason, key = reason, params }) =>
            h("section", { key: `${destination} skipped`, class: "card", "aria-label": NAMES[destination] }, [
              h("h3", {}, [NAMES[destination]]),
              h("p", { class: "muted" }, [text(`skip.${key}`, params)]),
            ]),
          ),
        ]),
        requests.length === 0 && skipped.length === 0 && h("p", { class: "muted" }, [text("request.nobody")]),
      ]),
    ];
  }

  [DRAWN]() {
    this.#pointer.light(this.#pointed);
  }

  #switch(text) {
    const toggle = ({ target }) => {
      this.#isShown = target.checked;
      this[AGAIN]();
    };
    return h("label", { class: "shown" }, [
      h("input", { type: "checkbox", ".checked": this.#isShown, onchange: toggle }),
      text("request.show-person"),
    ]);
  }

  #request(request, requests, text) {
    const { destination, ledger } = request;
    const found = foundBy(request);
    const missing = leftOut(request, requests);
    const lines = linesOf(request.body);
    const name = NAMES[destination] ?? destination;
    const copy = (what) => () => this.#copy(request, lines, what, text);
    return h("section", { key: destination, class: "card stack", part: "request", "aria-label": name }, [
      h("div", { class: "row" }, [
        h("h3", {}, [name]),
        h("span", { class: "muted small wrap" }, [request.event_name]),
        h("span", { class: "row end" }, [
          h("button", { type: "button", "aria-label": text("request.copy-json", { name }), onclick: copy("json") }, ["JSON"]),
          h("button", { type: "button", "aria-label": text("request.copy-curl", { name }), onclick: copy("curl") }, ["curl"]),
        ]),
      ]),
      h("p", { class: "muted small wrap" }, [`${request.method} ${request.url}`]),
      found && h("p", { class: "small" }, [text(found)]),
      missing.length > 0 &&
        h("p", { class: "small wrap" }, [
          `${text("request.left-out", { name })} `,
          missing.map((field) =>
            h("button", { key: field, type: "button", class: "left-out", title: field, ...this.#pointing(field) }, [
              nameOf(field),
            ]),
          ),
        ]),
      h(
        "div",
        { class: "body", tabindex: "0", role: "group", "aria-label": text("request.body", { name }), "data-scroll": true },
        [h("ol", { class: "lines", role: "list" }, [lines.map((line, at) => this.#line(line, at, request, text))])],
      ),
      personOf(ledger, text),
    ]);
  }

  #line(line, at, request, text) {
    const field = fieldOf(line, request.map);
    const value = !this.#isShown && isPersonal(line, request) ? masked(line.value) : line.value;
    const isLit =
      field !== undefined && this.#pointed !== undefined && (field === this.#pointed || this.#pointed.startsWith(`${field}/`));
    const content = [
      line.key && [h("span", { class: "key" }, [line.key]), ": "],
      h("span", { class: kindOf(value) }, [value]),
      line.end,
    ];
    return h("li", { key: at, class: `line depth-${Math.min(line.depth, 8)}`, "data-lit": isLit, "data-field": field }, [
      field === undefined
        ? h("span", {}, content)
        : h("button", { type: "button", title: text("request.from-field"), ...this.#pointing(field) }, content),
    ]);
  }

  /** How pointing at something lights up its field, and a click opens it. */
  #pointing(field) {
    return {
      onpointerenter: () => this.#point(field),
      onpointerleave: () => this.#point(undefined),
      onfocus: () => this.#point(field),
      onblur: () => this.#point(undefined),
      onclick: () => this[RAISE]("goal-open", { node: this.#node, path: field }),
    };
  }

  #point(pointed) {
    const path = pointed ?? this.#pointer.focused;
    if (path === this.#pointed) return;
    this.#pointed = path;
    this[RAISE]("goal-point", { node: this.#node, path });
    this[AGAIN]();
  }

  async #copy(request, lines, what, text) {
    // What is not shown is not copied either.
    const hidden = this.#isShown ? [] : lines.filter((line) => isPersonal(line, request));
    const body = hidden.reduce((body, { value }) => body.replaceAll(value, masked(value)), request.body);
    try {
      await navigator.clipboard.writeText(what === "curl" ? toCurl({ ...request, body }) : body);
      this[TELL](text(hidden.length > 0 ? "request.copied-masked" : "journal.copied"));
    } catch {
      this[TELL](text("journal.not-copied"));
    }
  }

  #listen() {
    this.#listening?.abort();
    if (!this.#flow || !this.isConnected) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ["change", "update"]) safely(() => this.#flow.addEventListener(type, () => this[AGAIN](), { signal }));
  }
}

/** The block's field that a line comes from: its own, else that of what it stands in. */
function fieldOf({ path }, map) {
  const fits = listOf(map).filter(({ body }) => path === body || path.startsWith(`${body}/`));
  return fits.sort((one, other) => other.body.length - one.body.length)[0]?.field;
}

/** How a field is called in a request: `/params/order_id` is `order_id`. */
function nameOf(field) {
  const [, , ...names] = field.split("/").filter((name) => !/^\d+$/.test(name));
  return names.join(" ") || field;
}

function kindOf(value) {
  if (value.startsWith('"')) return "text";
  return /^[\d-]|^(?:true|false|null)$/.test(value) ? "plain" : "mark";
}

register("goal-request", GoalRequestElement);
