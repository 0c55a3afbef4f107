// <goal-journal>: what was sent and what came back, the newest first. It decides nothing; the words for answers come with them.

import { h } from "./dom.js";
import { entry, outcomeOf, reasonOf } from "./journal-entry.js";
import { download, namedFile, toCsv } from "./journal-file.js";
import { CSS } from "./journal-style.js";
import { AGAIN, CAME, DRAW, inWords, LEFT, LOOK, PlainElement, RAISE, register, rowsOf, safely, TELL, WORDS } from "./plain.js";
import { look } from "./plain-style.js";
import { Question } from "./question.js";

// Long enough to read one word, in milliseconds.
const SAID_FOR = 2000;
const MODES = ["", "live", "test"];
/** What a filter may name besides the mode. */
const NARROWED = ["goal", "bot", "destination", "outcome", "reason", "day", "from", "to", "ad"];

export class GoalJournalElement extends PlainElement {
  static [LOOK] = look(CSS);

  #deliveries = [];
  #port;
  #filter = {};
  #more = [];
  #next;
  #pages = new Question(() => this[AGAIN]());
  #acts = new Question(() => this[AGAIN]());
  #copied;
  #refused = false;

  get deliveries() {
    return this.#deliveries;
  }

  set deliveries(deliveries) {
    this.#deliveries = rowsOf(deliveries);
    this[AGAIN]();
  }

  get journal() {
    return this.#port;
  }

  set journal(port) {
    if (port === this.#port) return;
    this.#port = typeof port?.list === "function" ? port : undefined;
    this.#afresh();
  }

  get filter() {
    return this.#filter;
  }

  set filter(filter) {
    const names = ["mode", ...NARROWED];
    const given = safely(() => names.map((name) => [name, filter?.[name]])) ?? [];
    this.#filter = Object.fromEntries(given.filter(([, value]) => typeof value === "string" && value !== ""));
    this.#afresh();
  }

  /** Asks for the newest again; without a port the host sets them. */
  refresh() {
    return this.#load(false);
  }

  [CAME]() {
    this.refresh();
  }

  [LEFT]() {
    this.#pages.end();
    this.#acts.end();
  }

  [DRAW]() {
    const { text } = this[WORDS];
    const shown = this.#shown();
    const { error, isAsking } = this.#pages;
    return [
      h("div", { class: "stack", "aria-busy": String(isAsking) }, [
        this.#bar(shown, text),
        error && this.#failure(error, text),
        shown.length === 0 &&
          !isAsking &&
          !error &&
          h("p", { class: "empty" }, [text(this.#isNarrowed() ? "journal.none" : "journal.empty")]),
        shown.length > 0 &&
          h("ol", { part: "list", role: "list", "aria-label": text("journal.title") }, [
            shown.map((delivery) => safely(() => entry(delivery, this.#row(delivery)))),
          ]),
        this.#refused && h("p", { class: "muted", role: "status" }, [text("journal.not-copied")]),
        this.#next &&
          h("button", { type: "button", class: "fit", disabled: isAsking, onclick: () => this.#load(true) }, [
            text("journal.more"),
          ]),
      ]),
    ];
  }

  #bar(shown, text) {
    const { mode = "", ...narrowed } = this.#filter;
    const by = Object.keys(narrowed).length > 0;
    return h("div", { class: "row" }, [
      h("div", { class: "segments", role: "group", "aria-label": text("stats.mode") }, [
        MODES.map((one) =>
          h(
            "button",
            {
              type: "button",
              key: one,
              "aria-pressed": String(one === mode),
              onclick: () => this.#choose({ ...narrowed, mode: one }),
            },
            [text(one === "" ? "journal.mode-all" : `journal.mode.${one}`)],
          ),
        ),
      ]),
      by && h("span", { class: "badge wrap" }, [this.#narrowedBy(narrowed, text)]),
      by && h("button", { type: "button", class: "text", onclick: () => this.#choose({ mode }) }, [text("journal.show-all")]),
      shown.length > 0 &&
        h("span", { class: "row end" }, [
          h("button", { type: "button", onclick: () => this.#export(shown, "csv") }, [text("journal.export-table")]),
          h("button", { type: "button", onclick: () => this.#export(shown, "json") }, [text("journal.export-all")]),
        ]),
    ]);
  }

  #narrowedBy({ destination, outcome, reason, day, from, to, ad, goal, bot }, text) {
    const parts = [
      goal && this.#all().find((one) => one.goal === goal)?.goal_name,
      destination && text(`journal.to.${destination}`),
      outcome && (reason ? reasonOf({ outcome, reason }, text) : outcomeOf({ outcome }, text)),
      bot && text("journal.this-bot"),
      day && text("stats.day", { day }),
      (from || to) && text(spanOf(from, to), { from, to }),
      ad && text("message.ad-number", { id: ad }),
    ];
    return parts.filter(Boolean).join(" · ") || text("journal.this-goal");
  }

  #failure(error, text) {
    return h("div", { class: "note bad row", role: "alert" }, [
      h("span", { class: "wrap" }, [inWords(error, text)]),
      h("button", { type: "button", class: "end", onclick: () => this.refresh() }, [text("stats.again")]),
    ]);
  }

  /** What a row needs besides its delivery. */
  #row(delivery) {
    return {
      ...this[WORDS],
      isCopied: this.#copied === delivery.id,
      open: (detail) => this[RAISE]("goal-open", detail),
      copy: () => this.#copy(delivery),
      retry: typeof this.#port?.retry === "function" && (() => this.#retry(delivery)),
      problem: this.#acts.error && this.#acts.about === delivery.id && inWords(this.#acts.error, this[WORDS].text),
    };
  }

  #all() {
    return this.#port ? this.#more : this.#deliveries;
  }

  #shown() {
    const fits = (one) => {
      const { mode, goal, bot, destination, outcome, reason, ad } = this.#filter;
      const wanted = { mode, goal, bot, destination, outcome, reason, ad };
      return Object.entries(wanted).every(([name, value]) => value === undefined || one[name] === value);
    };
    // What a port gives is what was asked for.
    const all = this.#port ? this.#all() : this.#all().filter((one) => safely(() => fits(one)));
    return all.filter((one) => safely(() => one.id !== undefined)).toSorted((one, other) => other.at - one.at);
  }

  #isNarrowed() {
    return Object.keys(this.#filter).length > 0;
  }

  #choose(filter) {
    this.filter = filter;
    this[RAISE]("goal-filter", this.#filter);
  }

  #afresh() {
    this.#pages.forget();
    this.#more = [];
    this.#next = undefined;
    queueMicrotask(() => this.refresh());
    this[AGAIN]();
  }

  async #load(isMore) {
    if (!this.#port || !this.isConnected) return;
    const cursor = isMore ? this.#next : undefined;
    const page = await this.#pages.ask((signal) => this.#port.list({ ...this.#filter, ...(cursor && { cursor }) }, { signal }));
    if (!page) return;
    this.#more = isMore ? [...this.#more, ...rowsOf(page.items)] : rowsOf(page.items);
    this.#next = page.next;
    this[AGAIN]();
  }

  async #retry({ id }) {
    this.#acts.about = id;
    const done = await this.#acts.ask(async (signal) => {
      await this.#port.retry(id, { signal });
      return true;
    });
    if (done) await this.refresh();
  }

  async #copy(delivery) {
    const { text } = this[WORDS];
    try {
      await navigator.clipboard.writeText(JSON.stringify(delivery, null, 2));
      this.#copied = delivery.id;
      this.#refused = false;
      this[TELL](text("journal.copied"));
      setTimeout(() => {
        this.#copied = undefined;
        this[AGAIN]();
      }, SAID_FOR);
    } catch {
      this.#refused = true;
    }
    this[AGAIN]();
  }

  #export(shown, kind) {
    const { text } = this[WORDS];
    if (kind === "csv") download(toCsv(shown, text), namedFile("csv"), "text/csv");
    else download(`${JSON.stringify(shown, null, 2)}\n`, namedFile("json"), "application/json");
    this[TELL](text("journal.exported"));
  }
}

/** The text that says these days; one end may be open. */
function spanOf(from, to) {
  if (from && to) return "journal.span";
  return from ? "journal.since" : "journal.until";
}

register("goal-journal", GoalJournalElement);
