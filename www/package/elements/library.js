// <goal-library>: the workspace's saved goals. What may be done with them the store decides; here it is asked and told in words.

import { h } from "./dom.js";
import { goalRow } from "./library-row.js";
import { AGAIN, CAME, DRAW, DRAWN, inWords, LEFT, LOOK, PlainElement, RAISE, register, rowsOf, TELL, WORDS } from "./plain.js";
import { look } from "./plain-style.js";
import { Question } from "./question.js";
import { documentOf, nameOf } from "./saved.js";

/** So few are found by the eye. */
const SEARCHED_FROM = 6;
const CSS = `
.goals { display: grid; gap: 8px; }
.goal > summary { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 10px; inline-size: auto; list-style: none; padding-inline-start: 26px; position: relative; }
.goal > summary::-webkit-details-marker { display: none; }
.goal > summary .called { flex: 1 1 140px; }
.goal > summary .icon { color: var(--_muted); inset-block-start: 2px; inset-inline-start: 0; position: absolute; transition: rotate .15s; }
.goal[open] > summary .icon { rotate: 90deg; }
.called span { margin-inline-start: 6px; }
.goal { flex: 1 1 240px; min-inline-size: 0; }
li.card { align-items: center; display: flex; flex-wrap: wrap; gap: 8px; }
li.card[data-picked] { border-color: var(--_accent); box-shadow: 0 0 0 1px var(--_accent); }
.inner { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); padding-block: 10px 4px; padding-inline-start: 26px; }
.row > [type="search"] { flex: 1 1 180px; inline-size: auto; }
.inner li { align-items: baseline; display: flex; flex-wrap: wrap; gap: 2px 10px; padding-block: 3px; }
.empty { padding: 16px 4px; }
form { align-items: end; display: flex; flex-wrap: wrap; gap: 8px; }
form label { flex: 1 1 180px; }
`;

export class GoalLibraryElement extends PlainElement {
  static [LOOK] = look(CSS);

  #store;
  #picked;
  #pickable = false;
  #goals = new Question(() => this[AGAIN]());
  #act = new Question(() => this[AGAIN]());
  #search = "";
  /** What is being done: `{ kind, id, … }`. */
  #doing;
  #histories = new Map();
  #focus;

  get store() {
    return this.#store;
  }

  set store(store) {
    if (store === this.#store) return;
    this.#store = typeof store?.list === "function" ? store : undefined;
    this.#goals.forget();
    this.#act.forget();
    this.#histories.clear();
    this.#doing = undefined;
    queueMicrotask(() => this.refresh());
    this[AGAIN]();
  }

  get picked() {
    return this.#picked;
  }

  set picked(id) {
    this.#picked = id;
    this[AGAIN]();
  }

  get pickable() {
    return this.#pickable;
  }

  set pickable(pickable) {
    this.#pickable = Boolean(pickable);
    this[AGAIN]();
  }

  /** Asks for the goals again; what is shown stays until they are there. */
  refresh() {
    if (!this.isConnected || !this.#store) return Promise.resolve();
    return this.#goals.ask(async (signal) => rowsOf(await this.#store.list({ signal })).filter(({ id }) => id !== undefined));
  }

  [CAME]() {
    this.refresh();
  }

  [LEFT]() {
    this.#goals.end();
    this.#act.end();
  }

  [DRAW]() {
    if (!this.#store) return [];
    const { text } = this[WORDS];
    const { value: goals, error, isAsking } = this.#goals;
    return [
      h("div", { class: "stack", part: "library", "aria-busy": String(isAsking || this.#act.isAsking) }, [
        this.#head(goals, text),
        error && this.#failure(error, text),
        goals === undefined && isAsking && h("p", { class: "muted" }, [text("library.loading")]),
        goals?.length === 0 && h("p", { class: "empty muted" }, [text("library.empty")]),
        goals && this.#list(goals, text),
      ]),
    ];
  }

  [DRAWN](box) {
    if (this.#focus === undefined) return;
    const [selector, then] = this.#focus;
    this.#focus = undefined;
    (box.querySelector(selector) ?? box.querySelector(then))?.focus();
  }

  #head(goals, text) {
    const isMany = goals?.length >= SEARCHED_FROM;
    const isCreating = this.#doing?.kind === "create";
    return [
      h("div", { class: "row" }, [
        isMany &&
          h("input", {
            type: "search",
            "aria-label": text("library.search"),
            placeholder: text("library.search"),
            ".value": this.#search,
            oninput: ({ target }) => {
              this.#search = target.value;
              this[AGAIN]();
            },
          }),
        !isCreating &&
          h("button", { type: "button", "data-do": "create", onclick: () => this.#begin({ kind: "create" }, "[data-name]") }, [
            text("library.create"),
          ]),
      ]),
      isCreating && this.#naming("", text("library.create-now"), (name) => this.#create(name), text),
    ];
  }

  #failure(error, text) {
    return h("div", { class: "note bad row", role: "alert" }, [
      h("span", { class: "wrap" }, [inWords(error, text)]),
      h("button", { type: "button", class: "end", onclick: () => this.refresh() }, [text("stats.again")]),
    ]);
  }

  #list(goals, text) {
    const wanted = this.#search.trim().toLocaleLowerCase();
    const shown = goals.filter((saved) => nameOf(saved, text).toLocaleLowerCase().includes(wanted));
    if (shown.length === 0 && goals.length > 0) return h("p", { class: "empty muted" }, [text("library.none-found")]);
    return h("ul", { class: "goals", role: "list", "aria-label": text("library.title") }, [
      shown.map((saved) => goalRow(saved, this.#row(saved, text))),
    ]);
  }

  /** What a row shows besides the goal, and what its buttons do. */
  #row(saved, text) {
    const doing = this.#doing?.id === saved.id ? this.#doing : undefined;
    const { error } = this.#act;
    return {
      ...this[WORDS],
      name: nameOf(saved, text),
      isPicked: saved.id === this.#picked,
      pick: this.#pickable && (() => this[RAISE]("goal-pick", { saved, goal: documentOf(saved) })),
      edit: () => this[RAISE]("goal-edit", { saved, goal: documentOf(saved) }),
      history: this.#histories.get(saved.id),
      opened: () => this.#recall(saved),
      doing,
      problem: doing && error && this.#refusal(saved, error, text),
      naming: (value, label, done) => this.#naming(value, label, done, text),
      begin: (kind) => this.#begin({ kind, id: saved.id }, `[data-id="${quoted(saved.id)}"] :is([data-name], [data-sure])`),
      stop: () => this.#end(),
      rename: (name) => this.#save(saved, { ...documentOf(saved), name }),
      copy: () => this.#create(text("library.copy-of", { name: nameOf(saved, text) }), saved.goal),
      remove: () => this.#remove(saved),
      restore: (revision) => this.#restore(saved, revision),
    };
  }

  #naming(value, label, done, text) {
    const submit = (event) => {
      event.preventDefault();
      const name = event.target.elements[0].value.trim();
      if (name) done(name);
      else event.target.elements[0].setAttribute("aria-invalid", "true");
    };
    return h("form", { key: "naming", onsubmit: submit, onkeydown: (event) => event.key === "Escape" && this.#escape(event) }, [
      h("label", {}, [
        text("ui.name"),
        h("input", { type: "text", "data-name": true, "?value": value, autocomplete: "off", maxlength: "1000" }),
      ]),
      h("button", { type: "submit", class: "main", disabled: this.#act.isAsking }, [label]),
      h("button", { type: "button", onclick: () => this.#end() }, [text("library.cancel")]),
    ]);
  }

  #escape(event) {
    event.preventDefault();
    this.#end();
  }

  #begin(doing, focus) {
    this.#act.forget();
    this.#doing = doing;
    this.#focus = [focus];
    this[AGAIN]();
  }

  /** Back to where it began: the focus is never lost. */
  #end() {
    const { id, kind } = this.#doing ?? {};
    this.#act.forget();
    this.#doing = undefined;
    this.#focus = [id === undefined ? `[data-do="${kind}"]` : `[data-id="${quoted(id)}"] [data-do="${kind}"]`, "[data-do]"];
    this[AGAIN]();
  }

  async #create(name, from) {
    const goal = { version: 1, destinations: {}, ...from, goal: { id: crypto.randomUUID() }, name };
    const saved = await this.#act.ask((signal) => this.#store.create(goal, { signal }));
    if (saved) this.#done(saved, "library.created");
  }

  async #save(saved, goal) {
    const now = await this.#act.ask((signal) => this.#store.save(saved.id, goal, saved.revision, { signal }));
    if (now) this.#done(now, "library.saved");
  }

  async #restore(saved, revision) {
    this.#doing = { kind: "restore", id: saved.id };
    const now = await this.#act.ask(async (signal) => {
      const { goal } = await this.#store.get(saved.id, { revision, signal });
      return this.#store.save(saved.id, goal, saved.revision, { signal });
    });
    if (now) this.#done(now, "library.saved");
  }

  async #remove(saved) {
    const isGone = await this.#act.ask(async (signal) => {
      await this.#store.remove(saved.id, { signal });
      return true;
    });
    if (!isGone) return;
    this[RAISE]("goal-removed", { id: saved.id });
    this.#done(undefined, "library.removed");
  }

  #done(saved, key) {
    const { text } = this[WORDS];
    this.#end();
    this.#histories.clear();
    if (saved) this[RAISE]("goal-saved", { saved, goal: documentOf(saved) });
    this[TELL](text(key, { name: saved ? nameOf(saved, text) : "" }));
    this.refresh();
  }

  /** What the store refused, in words: while it is used, or after somebody else saved it. */
  #refusal(saved, error, text) {
    if (error.params?.code === "goal-in-use") {
      const bots = error.params.used_by?.split("\n") ?? rowsOf(saved.used_by).map(({ bot_name: name }) => name);
      return text("library.in-use", { bots: bots.join(", ") });
    }
    if (error.params?.code === "revision-conflict") return text("library.conflict");
    return inWords(error, text);
  }

  async #recall({ id }) {
    if (this.#histories.has(id)) return;
    const question = new Question(() => this[AGAIN]());
    this.#histories.set(id, question);
    await question.ask(async (signal) => rowsOf(await this.#store.history(id, { signal })));
  }
}

function quoted(id) {
  return globalThis.CSS.escape(String(id));
}

register("goal-library", GoalLibraryElement);
