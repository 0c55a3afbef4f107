// <goal-journal>: what was sent and what came back, the newest first. It decides nothing; the words for answers come with them.

import en from "../locales/en.js";
import { knownLocale, textFor } from "../message.js";
import { entry } from "./journal-entry.js";
import { journalSheet } from "./journal-style.js";

// Long enough to read one word, in milliseconds.
const SAID_FOR = 2000;

// Importable where there is no DOM.
const Base = globalThis.HTMLElement ?? class {};

export class GoalJournalElement extends Base {
  static observedAttributes = ["locale"];

  #deliveries = [];
  #texts = {};
  #rows = new Map();
  #painting = false;
  #words;
  #parts;

  get deliveries() {
    return this.#deliveries;
  }

  set deliveries(deliveries) {
    this.#deliveries = Array.isArray(deliveries) ? deliveries : [];
    this.#later();
  }

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
    this.#words = undefined;
    this.#later();
  }

  get locale() {
    return this.getAttribute("locale") ?? "";
  }

  set locale(locale) {
    if (locale) this.setAttribute("locale", locale);
    else this.removeAttribute("locale");
  }

  attributeChangedCallback() {
    this.#words = undefined;
    this.#later();
  }

  connectedCallback() {
    for (const name of ["deliveries", "texts", "locale"]) this.#upgrade(name);
    this.#words = undefined;
    this.#later();
  }

  /** A property that was set before the element was defined hides the accessor: take it over. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #later() {
    if (this.#painting) return;
    this.#painting = true;
    queueMicrotask(() => {
      this.#painting = false;
      if (this.isConnected) this.#paint();
    });
  }

  #paint() {
    this.#parts ??= this.#build();
    const { list, empty, told } = this.#parts;
    if (this.#words === undefined) {
      this.#words = this.#language();
      told.textContent = "";
    }
    const { text } = this.#words;
    list.setAttribute("aria-label", text("journal.title"));
    empty.textContent = text("journal.empty");
    empty.hidden = this.#deliveries.length > 0;
    list.hidden = this.#deliveries.length === 0;
    this.#arrange(list);
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [journalSheet()];
    const list = document.createElement("ol");
    list.setAttribute("part", "list");
    // Safari forgets the role of a list without bullets.
    list.setAttribute("role", "list");
    const empty = document.createElement("p");
    empty.className = "empty";
    const told = document.createElement("p");
    told.className = "told";
    told.setAttribute("role", "status");
    root.append(list, empty, told);
    return { list, empty, told };
  }

  #language() {
    const locale = this.locale || this.closest("[lang]")?.lang || navigator.language;
    const text = textFor(locale, { en, ...this.#texts });
    const format = new Intl.DateTimeFormat(knownLocale(locale), { dateStyle: "medium", timeStyle: "medium" });
    return { text, when: (at) => format.format(at * 1000) };
  }

  /** Rows that are there already stay where they are, so that the focus and what is unfolded survive a reload. */
  #arrange(list) {
    const shown = this.#deliveries.toSorted((one, other) => other.at - one.at).map((delivery) => this.#row(delivery));
    const keep = new Set(shown);
    for (const row of [...list.children]) if (!keep.has(row)) row.remove();
    shown.forEach((row, index) => {
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
    });
    const ids = new Set(this.#deliveries.map((delivery) => delivery.id));
    for (const id of this.#rows.keys()) if (!ids.has(id)) this.#rows.delete(id);
  }

  #row(delivery) {
    const known = this.#rows.get(delivery.id);
    const told = JSON.stringify(delivery);
    if (known?.told === told && known.words === this.#words) return known.row;
    const row = entry(delivery, {
      ...this.#words,
      open: (detail) => this.dispatchEvent(new CustomEvent("goal-open", { bubbles: true, composed: true, detail })),
      copy: (button) => this.#copy(delivery, button),
    });
    for (const fold of known?.row.querySelectorAll("details[open]") ?? []) {
      row.querySelector(`[data-fold="${fold.dataset.fold}"]`).open = true;
    }
    this.#rows.set(delivery.id, { told, words: this.#words, row });
    return row;
  }

  async #copy(delivery, button) {
    const { told } = this.#parts;
    const { text } = this.#words;
    try {
      await navigator.clipboard.writeText(JSON.stringify(delivery, null, 2));
      told.textContent = text("journal.copied");
      button.textContent = text("journal.copied");
      setTimeout(() => {
        button.textContent = text("journal.copy");
      }, SAID_FOR);
    } catch {
      told.textContent = text("journal.not-copied");
    }
    told.classList.toggle("seen", told.textContent !== text("journal.copied"));
  }
}

if (globalThis.customElements && !customElements.get("goal-journal")) {
  customElements.define("goal-journal", GoalJournalElement);
}
