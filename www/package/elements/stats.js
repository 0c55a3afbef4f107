// <goal-stats>: how often a goal was reached and what became of it. It shows the figures that a port gives and makes none.

import { h } from "./dom.js";
import { AGAIN, CAME, DRAW, inWords, LEFT, LOOK, PlainElement, RAISE, register, safely, WORDS } from "./plain.js";
import { look } from "./plain-style.js";
import { Question } from "./question.js";
import { chartOf } from "./stats-chart.js";
import { adsOf, destinationsOf, figuresOf } from "./stats-parts.js";
import { CSS } from "./stats-style.js";

const PERIODS = [7, 28, 90];
const MODES = ["live", "test"];
const DAY = 86_400_000;

export class GoalStatsElement extends PlainElement {
  static [LOOK] = look(CSS);

  #port;
  #goal;
  #bot;
  #currency;
  #zone;
  #period = 28;
  #mode = "live";
  #question = new Question(() => this[AGAIN]());

  get stats() {
    return this.#port;
  }

  set stats(port) {
    if (port === this.#port) return;
    this.#port = typeof port?.summary === "function" ? port : undefined;
    this.#afresh();
  }

  get goal() {
    return this.#goal;
  }

  set goal(goal) {
    this.#goal = this.#other(this.#goal, goal);
  }

  get bot() {
    return this.#bot;
  }

  set bot(bot) {
    this.#bot = this.#other(this.#bot, bot);
  }

  get currency() {
    return this.#currency;
  }

  set currency(currency) {
    this.#currency = this.#other(this.#currency, currency);
  }

  get timeZone() {
    return this.#zone;
  }

  set timeZone(zone) {
    this.#zone = this.#other(this.#zone, zone);
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = this.#other(this.#mode, MODES.includes(mode) ? mode : "live");
  }

  get period() {
    return this.#period;
  }

  set period(days) {
    this.#period = this.#other(this.#period, PERIODS.includes(days) ? days : 28);
  }

  /** Asks for the figures again; what is shown stays until they are there. */
  refresh() {
    if (this.isConnected && this.#port) this.#question.ask((signal) => this.#port.summary(this.#query(), { signal }));
  }

  [CAME]() {
    this.refresh();
  }

  [LEFT]() {
    this.#question.end();
  }

  [DRAW]() {
    // Without a port there is nothing to show, and nothing wrong.
    if (!this.#port) return [];
    const { text } = this[WORDS];
    const { value, error, isAsking } = this.#question;
    return [
      h("div", { class: "stack", part: "stats", "aria-busy": String(isAsking) }, [
        this.#bar(text),
        error && this.#failure(error, text),
        value === undefined && isAsking && h("p", { class: "muted" }, [text("stats.loading")]),
        value !== undefined && (safely(() => this.#figures(value)) ?? h("p", { class: "note bad" }, [text("stats.odd")])),
      ]),
    ];
  }

  #bar(text) {
    const choice = (name, options, chosen, choose, label) =>
      h("div", { class: "segments", role: "group", "aria-label": text(name) }, [
        options.map((option) =>
          h("button", { type: "button", key: option, "aria-pressed": String(option === chosen), onclick: () => choose(option) }, [
            label(option),
          ]),
        ),
      ]);
    return h("div", { class: "row" }, [
      choice(
        "stats.mode",
        MODES,
        this.#mode,
        (mode) => {
          this.mode = mode;
        },
        (mode) => text(`journal.mode.${mode}`),
      ),
      choice(
        "stats.period",
        PERIODS,
        this.#period,
        (days) => {
          this.period = days;
        },
        (days) => text("stats.days", { days: String(days) }),
      ),
    ]);
  }

  #failure(error, text) {
    return h("div", { class: "note bad row", role: "alert" }, [
      h("span", { class: "wrap" }, [inWords(error, text)]),
      h("button", { type: "button", class: "end", onclick: () => this.refresh() }, [text("stats.again")]),
    ]);
  }

  #figures(figures) {
    const { text } = this[WORDS];
    const [from, to] = this.#span();
    // A day of its own needs no span.
    const open = (which) =>
      this[RAISE]("goal-rows", { ...this.#asked(), ...(which.day === undefined && { from, to }), ...which });
    if (figures.reached === 0 && figures.destinations.every(({ total }) => total === 0)) {
      return h("p", { class: "empty muted" }, [text(`stats.empty-${this.#mode}`)]);
    }
    return [
      figuresOf(figures, text),
      chartOf(figures.days, this.#span(), text, open),
      destinationsOf(figures, text, open),
      adsOf(figures.ads ?? [], text, open),
    ];
  }

  #asked() {
    return { ...(this.#goal && { goal: this.#goal }), ...(this.#bot && { bot: this.#bot }), mode: this.#mode };
  }

  #query() {
    const [from, to] = this.#span();
    return { ...this.#asked(), from, to, ...(this.#currency && { currency: this.#currency }) };
  }

  /** The first and the last day of the period, at the workspace. */
  #span() {
    const zone =
      safely(() => new Intl.DateTimeFormat("en-CA", { timeZone: this.#zone || undefined })) ?? new Intl.DateTimeFormat("en-CA");
    const day = (at) => {
      const parts = Object.fromEntries(zone.formatToParts(at).map(({ type, value }) => [type, value]));
      return `${parts.year}-${parts.month}-${parts.day}`;
    };
    const now = Date.now();
    return [day(now - (this.#period - 1) * DAY), day(now)];
  }

  #other(before, now) {
    if (now !== before) this.#afresh(now === undefined);
    return now;
  }

  /** What was asked is another thing now: the old figures must not stand under the new question. */
  #afresh() {
    this.#question.forget();
    queueMicrotask(() => this.refresh());
    this[AGAIN]();
  }
}

register("goal-stats", GoalStatsElement);
