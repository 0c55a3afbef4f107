// The goals of one canvas. The wasm keeps them by number, with their verdicts and drawings; here are the host's names and documents.

import { core, whenReady } from "./core.js";
import { Documents, goalsOf, parsed, withoutGoals } from "./documents.js";
import { inWords } from "./draw.js";
import { Echoes } from "./echoes.js";
import { GoalError } from "./goal-error.js";
import { Graph } from "./graph.js";
import { bytesOf, toJson } from "./json.js";
import { paragraph } from "./message.js";
import { moment } from "./moment.js";
import { applyPatch } from "./patch.js";
import { summed, worstFirst } from "./severity.js";
import { MOUNT, SAY } from "./symbols.js";
import { View } from "./view.js";
import { createWords, pageLocale } from "./words.js";

const randomId = () => crypto.randomUUID();

export class GoalFlow extends EventTarget {
  #wasm;
  #documents = new Documents();
  #slots = new Map();
  #nodes = [];
  #echoes = new Echoes();
  #statuses = new Map();
  #views = new Set();
  #graph = new Graph();
  #newId;
  #surroundings;
  #surroundingsJson;
  #locale;
  #texts;
  #words;
  #waiting = false;
  #held = false;
  #gone = false;
  #isNamed = false;

  constructor({ surroundings = {}, locale = pageLocale(), texts = {}, newId = randomId } = {}) {
    super();
    this.#newId = newId;
    this.#surroundings = surroundings;
    this.#surroundingsJson = toJson(surroundings);
    this.#locale = locale;
    this.#texts = texts;
    if (core()) this.#start();
    else whenReady().then(() => this.#start());
  }

  set(node, goal) {
    if (this.#gone) return;
    const echo = this.#echoes.hear(node, goal);
    if (echo ? echo !== this.#documents.get(node) : this.#documents.is(node, goal)) return;
    this.#documents.set(node, goal);
    if (echo || !this.#wasm) return;
    this.#echoes.forget(node);
    this.#read(node, goal);
    this.#later();
  }

  remove(node) {
    if (!this.#documents.delete(node)) return;
    this.#echoes.forget(node);
    this.#statuses.delete(node);
    const slot = this.#slots.get(node);
    if (slot === undefined) return;
    this.#slots.delete(node);
    this.#nodes[slot] = undefined;
    this.#wasm.close(slot);
    for (const view of this.#views) if (view.node === node) view.show();
    this.#later();
  }

  get(node) {
    return this.#documents.get(node);
  }

  nodes() {
    return this.#documents.nodes();
  }

  load(flow) {
    if (this.#gone) return false;
    if (!this.#wasm) return this.#loadLater(parsed(flow));
    const nodes = this.#wasm.load(bytesOf(flow), this.#newId());
    if (!nodes) return false;
    this.#echoes = new Echoes();
    this.#graph.forget();
    this.#nodes = nodes.map((node) => node ?? undefined);
    this.#slots = new Map();
    for (const [slot, node] of nodes.entries()) if (node !== null) this.#slots.set(node, slot);
    this.#documents.load([...this.#slots.keys()], flow);
    for (const [node, json] of this.#statuses) if (this.#slots.has(node)) this.#wasm.status(this.#slots.get(node), json);
    for (const view of this.#views) view.show();
    this.#later();
    return true;
  }

  get graph() {
    return this.#graph.given;
  }

  set graph(graph) {
    if (this.#graph.take(graph)) this.#lookAround();
  }

  get surroundings() {
    return this.#surroundings;
  }

  set surroundings(surroundings) {
    this.#surroundings = surroundings ?? {};
    const json = toJson(this.#surroundings);
    if (json === this.#surroundingsJson) return;
    this.#surroundingsJson = json;
    this.#wasm?.surround(json);
    this.#later();
  }

  get locale() {
    return this.#locale;
  }

  set locale(locale) {
    if (!locale || locale === this.#locale) return;
    this.#locale = locale;
    this.#words = undefined;
    this.#relabel();
    for (const view of this.#views) view.relabel();
    this.#later();
  }

  setStatus(node, status) {
    const json = toJson(status);
    if (this.#statuses.get(node) === json) return;
    this.#statuses.set(node, json);
    if (this.#slots.has(node)) this.#wasm.status(this.#slots.get(node), json);
    this.#later();
  }

  diagnostics(node) {
    const nodes = node === undefined ? [...this.#slots.keys()] : [node];
    const found = nodes.flatMap((node) => {
      const slot = this.#slots.get(node);
      return slot === undefined ? [] : this.#wasm.diagnostics(slot).map((diagnostic) => ({ ...diagnostic, node }));
    });
    return nodes.length > 1 ? found.sort(worstFirst) : found;
  }

  counts(node) {
    const slots = node === undefined ? [...this.#slots.values()] : [this.#slots.get(node)].filter((slot) => slot !== undefined);
    return summed(slots.map((slot) => this.#wasm.counts(slot)));
  }

  summary(node) {
    if (!this.#slots.has(node)) return { title: "", label: "" };
    const [name, does, state] = this.#wasm.summary(this.#slots.get(node)).map((item) => inWords(item, this.#say));
    return { title: name, label: this[SAY]("ui.summary", { name, does, state }) };
  }

  change(node, path, value) {
    return this.#call(node, (wasm, slot) => wasm.change(slot, path, value)).at(-1);
  }

  applyFix(node, diagnostic, index = 0) {
    const at = this.diagnostics(node).findIndex(({ code, path }) => code === diagnostic.code && path === diagnostic.path);
    return at < 0 ? undefined : this.#call(node, (wasm, slot) => wasm.fix(slot, at, index)).at(-1);
  }

  preview(node, context) {
    const found = this.#slots.has(node)
      ? this.#wasm.preview(this.#slots.get(node), toJson(moment(this.#surroundings, context)))
      : undefined;
    return found ?? { requests: [], skipped: [], diagnostics: [] };
  }

  async whatIf(node, context) {
    if (!this.#documents.has(node) || !this.#wasm) return [];
    const { whatIf } = await import("./lazy/what-if.js");
    return whatIf(this.#documents.get(node), context, this.#surroundings);
  }

  explain(node) {
    if (!this.#documents.has(node) || !this.#wasm) return "";
    const told = core().explain(this.#documents.get(node), this.#surroundingsJson);
    return paragraph((key, params) => this[SAY](key, params), told);
  }

  async sendTest(node, context, options) {
    this.#finish(node);
    const told = [node, this.#documents.get(node), this.#slots.has(node), this.#surroundings];
    const { sendTest } = await import("./lazy/send.js").catch((cause) => {
      throw new GoalError("network", { cause });
    });
    return sendTest(told, context, options);
  }

  field(path) {
    return this.#wasm?.field(path) ?? -1;
  }

  edit(node, field, row, text) {
    const slot = this.#slots.get(node);
    if (slot === undefined || field < 0) return 0;
    const count = this.#wasm.edit(slot, field, row, text, false);
    this.#later();
    return count;
  }

  focus(node, path) {
    for (const view of this.#views) if (view.node === node && view.focus?.(path)) return;
    this.#emit("open", { node, path });
  }

  flush() {
    return [...this.#slots.keys()].flatMap((node) => this.#finish(node));
  }

  destroy() {
    if (this.#gone) return;
    this.#gone = true;
    for (const view of [...this.#views]) view.unmount();
    for (const map of [this.#documents, this.#slots, this.#statuses]) map.clear();
    this.#wasm?.free();
    this.#wasm = undefined;
  }

  /** Draws `kind` under `root`. The view follows `target`'s node until it is unmounted. */
  [MOUNT](kind, root, target) {
    const view = new View(kind, root, target, {
      wasm: () => this.#wasm,
      say: this.#say,
      slot: (node) => this.#slots.get(node),
      node: (slot) => this.#nodes[slot],
      settle: (outcome) => this.#settle(outcome),
      finish: (node) => this.#finish(node),
      document: (node) => this.#documents.get(node),
      nodes: () => this.nodes(),
      paint: () => this.#later(),
      hold: (held) => this.#hold(held),
      left: () => this.#views.delete(view),
    });
    if (!this.#gone) this.#views.add(view);
    view.mount();
    this.#later();
    return view;
  }

  [SAY](key, params) {
    this.#words ??= createWords(this.#locale, this.#texts);
    return this.#words(key, params);
  }

  #say = (key, params) => this[SAY](key, params);

  #start() {
    if (this.#gone) return;
    this.#wasm = new (core().Flow)();
    this.#wasm.surround(this.#surroundingsJson);
    for (const node of this.nodes()) this.#read(node, this.#documents.get(node));
    this.#lookAround();
    for (const view of this.#views) view.mount();
    this.#later();
  }

  /** Panels search in words, so the wasm must know them before the first one is drawn. */
  #relabel() {
    if (!this.#wasm) return;
    this.#isNamed = true;
    const keys = this.#wasm.terms().trimEnd().split("\n");
    this.#wasm.relabel(keys.map((key) => this[SAY](key)).join("\n"));
  }

  #read(node, goal) {
    const known = this.#slots.get(node);
    if (known !== undefined) return this.#wasm.read(known, goal);
    const slot = this.#wasm.open(goal);
    this.#slots.set(node, slot);
    this.#nodes[slot] = node;
    this.#wasm.place(slot, this.#graph.place(node));
    if (this.#statuses.has(node)) this.#wasm.status(slot, this.#statuses.get(node));
    for (const view of this.#views) if (view.node === node) view.show();
  }

  #lookAround() {
    if (!this.#wasm) return;
    this.#graph.tell(this.#wasm, this.#nodes, this.#newId);
    this.#later();
  }

  #loadLater(flow) {
    if (!flow) return false;
    for (const node of this.nodes()) this.remove(node);
    for (const [node, goal] of goalsOf(flow)) this.set(node, goal);
    this.graph = withoutGoals(flow);
    return true;
  }

  #call(node, ask) {
    const slot = this.#slots.get(node);
    return slot === undefined ? [] : this.#settle(ask(this.#wasm, slot));
  }

  #finish(node) {
    return this.#call(node, (wasm, slot) => wasm.finish(slot));
  }

  /** Makes an outcome's changes in the documents, paints, and only then tells the host. */
  #settle({ changes }) {
    const made = changes.map((change) => this.#make(change)).filter((change) => change !== undefined);
    if (this.#held) this.#later();
    else this.#paint();
    for (const change of made) this.#emit("change", change);
    this.#announce();
    return made;
  }

  #make({ slot, patch, source, transient, label, told, isOurs = source === "fix" }) {
    const node = this.#nodes[slot];
    const before = this.#documents.get(node);
    let goal = before;
    try {
      if (!told) goal = applyPatch(before, patch);
    } catch {
      // The host changed its document in place: what we knew of it is wrong.
      this.#wasm.read(slot, before);
      return undefined;
    }
    this.#documents.set(node, goal);
    if (isOurs) this.#wasm.read(slot, goal);
    this.#echoes.remember(node, goal, transient);
    return { node, goal, patch, source, transient, label: inWords(label, this.#say) };
  }

  /** While a button is held down nothing moves away from under the pointer. */
  #hold(held) {
    this.#held = held;
    if (!held) this.#later();
  }

  #later() {
    if (this.#waiting || !this.#wasm) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      if (!this.#wasm) return;
      if (!this.#held) this.#paint();
      this.#announce();
      this.#emit("update");
    });
  }

  #paint() {
    if (this.#views.size === 0 || !this.#wasm) return;
    if (!this.#isNamed) this.#relabel();
    for (const view of this.#views) view.paint();
    for (const view of this.#views) view.painted();
  }

  #announce() {
    for (const slot of this.#wasm?.changed() ?? []) {
      const node = this.#nodes[slot];
      if (node === undefined) continue;
      const detail = { node, counts: this.counts(node) };
      this.#emit("diagnostics", detail);
      for (const view of this.#views) if (view.node === node || view.node === undefined) view.judged?.(detail);
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

// Some canvases count their nodes. Attributes and JSON know texts alone, so that 1 and "1" are one node here too.
const BY_NODE = "set remove get setStatus diagnostics counts summary change applyFix preview whatIf explain sendTest edit focus";
for (const name of BY_NODE.split(" ")) {
  const byText = GoalFlow.prototype[name];
  GoalFlow.prototype[name] = function (node, ...rest) {
    return byText.call(this, node === undefined ? node : String(node), ...rest);
  };
}
