// <goal-connection>: the workspace's connections: channel, dataset or pixel, and whether they work. Tokens are never shown, asked
// for or taken here.

import { init } from "../core.js";
import { idsOf, newId, secretName, tidy } from "./connection-fields.js";
import { connectionForm } from "./connection-form.js";
import { stateOf } from "./connection-state.js";
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

const CSS = `
.list { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.list > li { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.facts { display: flex; flex-wrap: wrap; gap: 2px 16px; }
.facts dt { color: var(--_muted); }
.facts > div { display: flex; flex-wrap: wrap; gap: 0 6px; }
.facts dd { overflow-wrap: anywhere; }
.pair { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); }
.told { color: var(--_wait); overflow-wrap: anywhere; }
.field { align-content: start; }
.told.bad { color: var(--_bad); }
.empty { padding: 16px 4px; }
`;
const FACTS = ["name", "platform", "channel", "country", "phone_country", "limited_data_use", "sandbox", "credential"];
const IDS = [
  "dataset_id",
  "whatsapp_business_account_id",
  "page_id",
  "ig_account_id",
  "pixel_code",
  "offline_event_set_id",
  "crm_event_set_id",
];

export class GoalConnectionElement extends PlainElement {
  static [LOOK] = look(CSS);

  #store;
  #all = new Question(() => this[AGAIN]());
  #act = new Question(() => this[AGAIN]());
  #draft;
  #left = new Set();
  /** Id → what its last check or search said. */
  #found = new Map();
  #acting;
  #focus;

  get store() {
    return this.#store;
  }

  set store(store) {
    if (store === this.#store) return;
    this.#store = typeof store?.list === "function" ? store : undefined;
    this.#all.forget();
    this.#act.forget();
    this.#draft = undefined;
    this.#found.clear();
    queueMicrotask(() => this.refresh());
    this[AGAIN]();
  }

  /** Asks for the connections again; what is shown stays until they are there. */
  refresh() {
    if (!this.isConnected || !this.#store) return Promise.resolve();
    return this.#all.ask(async (signal) => rowsOf(await this.#store.list({ signal })).filter(({ id }) => id !== undefined));
  }

  [CAME]() {
    this.refresh();
    // Its rules say what an id looks like; without it the server alone does.
    init().then(
      () => this[AGAIN](),
      () => {},
    );
  }

  [LEFT]() {
    this.#all.end();
    this.#act.end();
  }

  [DRAW]() {
    if (!this.#store) return [];
    const { text } = this[WORDS];
    const { value: all, error, isAsking } = this.#all;
    return [
      h("div", { class: "stack", part: "connections", "aria-busy": String(isAsking || this.#act.isAsking) }, [
        error &&
          h("div", { class: "note bad row", role: "alert" }, [
            h("span", { class: "wrap" }, [inWords(error, text)]),
            h("button", { type: "button", class: "end", onclick: () => this.refresh() }, [text("stats.again")]),
          ]),
        all === undefined && isAsking && h("p", { class: "muted" }, [text("connection.loading")]),
        all?.length === 0 && !this.#draft && h("p", { class: "empty muted" }, [text("connection.empty")]),
        all?.length > 0 &&
          h("ul", { class: "list", role: "list", "aria-label": text("connection.title") }, [
            all.map((one) => this.#entry(one, text)),
          ]),
        this.#draft && !this.#draft.id && this.#form(text),
        all &&
          !this.#draft &&
          h(
            "button",
            {
              type: "button",
              class: "fit",
              "data-do": "new",
              onclick: () => this.#begin({ platform: "meta", channel: "whatsapp", name: "" }),
            },
            [text("connection.add")],
          ),
      ]),
    ];
  }

  [DRAWN](box) {
    if (!this.#focus) return;
    const field = box.querySelector(this.#focus) ?? box.querySelector("[data-do]");
    this.#focus = undefined;
    field?.focus();
  }

  #entry(one, text) {
    if (this.#draft?.id === one.id) return h("li", { key: one.id }, [this.#form(text)]);
    const isOwn = one.origin !== "file";
    const found = this.#found.get(one.id);
    const isBusy = this.#acting === one.id && this.#act.isAsking;
    const button = (name, act, more) =>
      h("button", { type: "button", key: name, "data-do": name, disabled: isBusy, onclick: act, ...more }, [
        text(`connection.do.${name}`),
      ]);
    return h("li", { key: one.id, class: "card", part: "connection", "data-id": one.id }, [
      h("div", { class: "row" }, [
        h("h3", { class: "wrap" }, [one.name || one.id]),
        h("span", { class: "badge" }, [kindOf(one, text)]),
        one.sandbox && h("span", { class: "badge" }, [text("journal.sandbox")]),
        !isOwn && h("span", { class: "badge" }, [text("connection.from-file")]),
      ]),
      h("dl", { class: "facts small" }, [
        IDS.filter((id) => one[id]).map((id) =>
          h("div", { key: id }, [h("dt", {}, [text(`connection.field.${id}`)]), h("dd", { class: "number" }, [one[id]])]),
        ),
      ]),
      safely(() => stateOf(one, this[WORDS])),
      one.has_token === false && !found && this.#missingToken(one.missing, one, text),
      found && this.#said(found, one, text),
      h("div", { class: "row" }, [
        button("check", () => this.#check(one)),
        one.platform === "meta" && one.channel && !one.dataset_id && isOwn && button("find", () => this.#find(one)),
        isOwn && button("change", () => this.#begin(one)),
        isOwn && button("remove", () => this.#remove(one), { class: "bad" }),
      ]),
    ]);
  }

  #form(text) {
    const { error, isAsking } = this.#act;
    return connectionForm({
      text,
      draft: this.#draft,
      left: this.#left,
      isBusy: isAsking,
      problem: error && this.#refusal(error, text),
      set: (name, value) => {
        this.#draft = { ...this.#draft, [name]: value };
        this[AGAIN]();
      },
      leave: (name) => {
        this.#left.add(name);
        this[AGAIN]();
      },
      save: (wrong) => this.#save(wrong),
      stop: () => this.#end(),
    });
  }

  #said({ ok, answer, missing, error, dataset, created }, one, text) {
    if (error?.params?.code === "connection-awaited") return this.#awaited(Number(error.params.waiting), one, text);
    if (error) return h("p", { class: "note bad", role: "alert" }, [this.#refusal(error, text)]);
    if (missing) return this.#missingToken(missing, one, text);
    if (dataset)
      return h("p", { class: "note good" }, [
        text(created ? "connection.dataset-made" : "connection.dataset-found", { id: dataset }),
      ]);
    if (ok) return h("p", { class: "note good" }, [text("connection.works")]);
    return h("p", { class: "note bad", role: "alert" }, [
      answer ? text(`answer.${answer.key}`, answer.params) : text("connection.works-not"),
    ]);
  }

  /** Events would never be sent: that is asked before it is done. */
  #awaited(n, one, text) {
    return h("div", { class: "note bad row", role: "alert" }, [
      h("span", { class: "wrap" }, [text("connection.awaited", { n })]),
      h("button", { type: "button", class: "bad", "data-do": "remove-all", onclick: () => this.#remove(one, "skip") }, [
        text("connection.remove-all"),
      ]),
    ]);
  }

  #missingToken(missing, one, text) {
    const name = String(missing ?? one.credential ?? secretName(one));
    return h("div", { class: "note row" }, [
      h("span", { class: "wrap" }, [text("connection.token-missing", { token: name })]),
      h(
        "button",
        {
          type: "button",
          onclick: () => this.#copy(text("connection.instructions", { token: name, name: one.name || one.id }), text),
        },
        [text("connection.copy")],
      ),
    ]);
  }

  async #copy(said, text) {
    try {
      await navigator.clipboard.writeText(said);
      this[TELL](text("journal.copied"));
    } catch {
      this[TELL](text("journal.not-copied"));
    }
  }

  #begin(one) {
    this.#act.forget();
    this.#draft = { ...one };
    this.#left = new Set();
    this.#focus = '[data-field="name"]';
    this[AGAIN]();
  }

  #end() {
    const id = this.#draft?.id;
    this.#draft = undefined;
    this.#act.forget();
    this.#focus = id === undefined ? '[data-do="new"]' : `[data-id="${globalThis.CSS.escape(id)}"] [data-do="change"]`;
    this[AGAIN]();
  }

  async #save(wrong) {
    if (!this.#draft) return undefined;
    if (wrong) {
      this.#left.add(wrong);
      this.#focus = `[data-field="${wrong}"]`;
      return this[AGAIN]();
    }
    const told = this.#told();
    const { id } = this.#draft;
    const saved = await this.#act.ask((signal) =>
      id === undefined
        ? this.#store.create(
            {
              ...told,
              id: newId(
                told,
                (this.#all.value ?? []).map(({ id }) => id),
              ),
            },
            { signal },
          )
        : this.#store.save(id, told, { signal }),
    );
    if (!saved) return undefined;
    this.#found.delete(saved.id);
    this.#end();
    this[TELL](this[WORDS].text("connection.saved", { name: told.name }));
    return this.#renew();
  }

  /** What is kept: the ids of this kind of connection, without blanks. */
  #told() {
    const draft = { ...this.#draft, credential: this.#draft.credential ?? secretName(this.#draft) };
    const names = [...FACTS, ...idsOf(draft), ...(draft.id === undefined ? [] : ["id"])];
    const kept = names.map((name) => [name, typeof draft[name] === "string" ? tidy(name, draft[name]) : draft[name]]);
    return Object.fromEntries(kept.filter(([, value]) => value !== undefined && value !== ""));
  }

  #check(one) {
    return this.#asked(one, (signal) => this.#store.check(one.id, { signal }));
  }

  async #find(one) {
    await this.#asked(one, async (signal) => {
      const { dataset_id: dataset, created } = await this.#store.dataset(one.id, { signal });
      return { dataset, created };
    });
    if (this.#found.get(one.id)?.dataset) await this.#renew();
  }

  async #remove(one, waiting) {
    await this.#asked(one, async (signal) => {
      await this.#store.remove(one.id, { signal, ...(waiting && { waiting }) });
      return { removed: true };
    });
    if (this.#found.get(one.id)?.removed) {
      this.#focus = '[data-do="new"]';
      await this.#renew();
    }
  }

  async #asked(one, run) {
    this.#acting = one.id;
    const found = await this.#act.ask(run);
    this.#found.set(one.id, found ?? { error: this.#act.error });
    this[AGAIN]();
  }

  /** The list as it is now, told to the host: its blocks may name these connections. */
  async #renew() {
    const connections = await this.refresh();
    if (connections) this[RAISE]("goal-connections", { connections });
  }

  #refusal(error, text) {
    return error?.params?.code === "token-pasted" ? text("connection.token-pasted") : inWords(error, text);
  }
}

function kindOf({ platform, channel }, text) {
  if (platform === "tiktok") return "TikTok";
  return `Meta · ${text(`connection.channel.${channel || "none"}`)}`;
}

register("goal-connection", GoalConnectionElement);
