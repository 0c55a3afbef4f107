// <goal-source>: where a block's goal comes from: new, kept in this block alone, or one of the library's. Stands above the panel.

import { h } from "./dom.js";
import {
  AGAIN,
  CAME,
  DRAW,
  DRAWN,
  inWords,
  LEFT,
  LOOK,
  PlainElement,
  RAISE,
  register,
  rowsOf,
  safely,
  TELL,
  WORDS,
} from "./plain.js";
import { look } from "./plain-style.js";
import { Question } from "./question.js";
import { documentOf, nameOf } from "./saved.js";

const CSS = `
.root > div { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
`;

export class GoalSourceElement extends PlainElement {
  static [LOOK] = look(CSS);

  #flow;
  #node = "";
  #store;
  #goals = new Question(() => this[AGAIN]());
  #act = new Question(() => this[AGAIN]());
  #listening;
  /** What the block shows differs from what the library has. */
  #isChanged = false;
  /** Somebody wants to choose a saved goal and has not yet. */
  #isChoosing = false;
  #focus;

  get flow() {
    return this.#flow;
  }

  set flow(flow) {
    this.#flow = typeof flow?.get === "function" ? flow : undefined;
    this.#listen();
    this[AGAIN]();
  }

  get node() {
    return this.#node;
  }

  set node(node) {
    if (String(node ?? "") === this.#node) return;
    this.#node = String(node ?? "");
    this.#isChoosing = false;
    this.#act.forget();
    this[AGAIN]();
  }

  get store() {
    return this.#store;
  }

  set store(store) {
    if (store === this.#store) return;
    this.#store = typeof store?.list === "function" ? store : undefined;
    this.#goals.forget();
    queueMicrotask(() => this.refresh());
    this[AGAIN]();
  }

  /** Asks for the saved goals again. */
  refresh() {
    if (!this.isConnected || !this.#store) return Promise.resolve();
    return this.#goals.ask(async (signal) => rowsOf(await this.#store.list({ signal })));
  }

  [CAME]() {
    this.#listen();
    this.refresh();
  }

  [LEFT]() {
    this.#listening?.abort();
    this.#goals.end();
    this.#act.end();
  }

  [DRAW]() {
    const goal = safely(() => this.#flow?.get(this.#node));
    if (!this.#store || !goal || this.#goals.value === undefined) return [];
    const { text } = this[WORDS];
    const goals = this.#goals.value;
    const saved = goals.find(({ id }) => id === goal.goal?.id);
    this.#ask(saved !== undefined && !sameGoal(goal, saved.goal));
    const isSaved = saved !== undefined || this.#isChoosing;
    const { error } = this.#act;
    return [
      h("div", { part: "source" }, [
        h("div", { class: "segments", role: "group", "aria-label": text("origin.title") }, [
          h("button", { type: "button", "aria-pressed": String(!isSaved), onclick: () => this.#new(goal, saved) }, [
            text("origin.new"),
          ]),
          h("button", { type: "button", "aria-pressed": String(isSaved), onclick: () => this.#choose() }, [text("origin.saved")]),
        ]),
        isSaved ? this.#picker(goals, saved, goal, text) : this.#offer(goal, text),
        saved && this.#state(goal, saved, text),
        error &&
          h("p", { class: "note bad", role: "alert" }, [
            error.params?.code === "revision-conflict" ? text("library.conflict") : inWords(error, text),
          ]),
      ]),
    ];
  }

  [DRAWN](box) {
    if (!this.#focus) return;
    box.querySelector(this.#focus)?.focus();
    this.#focus = undefined;
  }

  #offer(goal, text) {
    return h("div", { class: "row" }, [
      h("span", { class: "muted small" }, [text("origin.only-here")]),
      h("button", { type: "button", class: "end", disabled: this.#act.isAsking, onclick: () => this.#create(goal) }, [
        text("origin.keep"),
      ]),
    ]);
  }

  #picker(goals, saved, goal, text) {
    if (goals.length === 0) return h("p", { class: "muted" }, [text("library.empty")]);
    return h("label", {}, [
      text("origin.which"),
      h(
        "select",
        {
          ".value": saved?.id ?? "",
          onchange: ({ target }) =>
            this.#pick(
              goals.find(({ id }) => id === target.value),
              goal,
            ),
        },
        [
          !saved && h("option", { key: "", value: "" }, [text("origin.choose")]),
          goals.map((one) => h("option", { key: one.id, value: one.id }, [nameOf(one, text)])),
        ],
      ),
    ]);
  }

  /** What the block shows beside what the library has. */
  #state(goal, saved, text) {
    const bots = saved.used_by?.length ?? 0;
    if (
      goal.goal.revision !== saved.revision &&
      sameGoal(goal, saved.goal) === false &&
      (goal.goal.revision ?? 0) < saved.revision
    ) {
      return h("div", { class: "note row" }, [
        h("span", { class: "wrap" }, [text("origin.newer", { n: String(saved.revision) })]),
        h("button", { type: "button", onclick: () => this.#write(documentOf(saved), "origin.change-pick") }, [
          text("origin.take"),
        ]),
        h("button", { type: "button", onclick: () => this.#save(goal, saved) }, [text("origin.save-over")]),
      ]);
    }
    if (sameGoal(goal, saved.goal)) {
      return h("p", { class: "muted small" }, [
        text("library.revision", { n: String(saved.revision) }),
        " · ",
        bots > 0 ? text("library.used-in", { bots: String(bots) }) : text("library.unused"),
      ]);
    }
    return h("div", { class: "note row" }, [
      h("span", { class: "wrap" }, [bots > 1 ? text("origin.used-in", { bots: String(bots) }) : text("origin.changed")]),
      h("button", { type: "button", class: "main", disabled: this.#act.isAsking, onclick: () => this.#save(goal, saved) }, [
        text(bots > 1 ? "origin.save-all" : "origin.save"),
      ]),
      h("button", { type: "button", onclick: () => this.#new(goal, saved) }, [text("origin.copy")]),
    ]);
  }

  /** Before other bots change it must be known how many there are: asked for anew with the first change. */
  #ask(isChanged) {
    if (isChanged && !this.#isChanged) queueMicrotask(() => this.refresh());
    this.#isChanged = isChanged;
  }

  #choose() {
    this.#isChoosing = true;
    this.#focus = "select";
    this[AGAIN]();
  }

  /** A goal of the block's own. Nothing that was set is lost by it. */
  #new(goal, saved) {
    this.#isChoosing = false;
    this.#act.forget();
    if (saved) this.#write({ ...goal, goal: { id: crypto.randomUUID() } }, "origin.change-copy");
    this[AGAIN]();
  }

  #pick(saved, goal) {
    if (!saved || saved.id === goal.goal?.id) return;
    this.#isChoosing = false;
    this.#act.forget();
    this.#write(documentOf(saved), "origin.change-pick");
  }

  async #create(goal) {
    const saved = await this.#act.ask((signal) => this.#store.create(goal, { signal }));
    if (saved) await this.#kept(saved);
  }

  async #save(goal, before) {
    const saved = await this.#act.ask((signal) => this.#store.save(before.id, goal, before.revision, { signal }));
    if (saved) await this.#kept(saved);
    else await this.refresh();
  }

  async #kept(saved) {
    const { text } = this[WORDS];
    this.#write(documentOf(saved), "origin.change-save");
    this[RAISE]("goal-saved", { saved, goal: documentOf(saved) });
    this[TELL](text("library.saved", { name: nameOf(saved, text) }));
    await this.refresh();
  }

  /** Puts another document into the block, as one step that the host can undo. */
  #write(goal, label) {
    this.#flow.flush?.();
    this.#flow.set(this.#node, goal);
    const patch = [{ op: "replace", path: "", value: goal }];
    const detail = { node: this.#node, goal, patch, source: "input", transient: false, label: this[WORDS].text(label) };
    this.#flow.dispatchEvent(new CustomEvent("change", { detail }));
    this[AGAIN]();
  }

  #listen() {
    this.#listening?.abort();
    if (!this.#flow || !this.isConnected) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ["change", "update"]) safely(() => this.#flow.addEventListener(type, () => this[AGAIN](), { signal }));
  }
}

/** Whether two documents are the same goal, whichever revision they name and in whatever order their members stand. */
function sameGoal(one, other) {
  return plain({ ...one, goal: undefined, bind: undefined }) === plain({ ...other, goal: undefined, bind: undefined });
}

function plain(value) {
  return JSON.stringify(value, (_, member) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

register("goal-source", GoalSourceElement);
