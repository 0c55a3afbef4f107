// What block, panel and problem list have in common: they show a flow's view while they stand in a document.

import { init } from "../core.js";
import { GoalFlow } from "../flow.js";
import { toJson } from "../json.js";
import en from "../locales/en.js";
import { MOUNT, SAY } from "../symbols.js";
import { known } from "../words.js";
import { contain } from "./containment.js";
import { sheetsOf } from "./style.js";

known.en = en;

/** The node's name in the flow that an element makes around a single document. */
const OWN = "goal";

// Importable where there is no DOM.
const Base = globalThis.HTMLElement ?? class {};

/** On a class: what it shows. */
export const KIND = Symbol("kind");
/** On a class that is more than a picture: loads its manners, a module with `look`, its style sheet, and `attach(element, root)`, which
 * starts listening and gives what is told of each painting. Pages without such an element never load it. */
export const MANNERS = Symbol("manners");
/** On an element without: starts listening on its shadow root. */
export const LISTEN = Symbol("listen");
/** On an element: is told after each painting, with the element that holds what is drawn. */
export const PAINTED = Symbol("painted");
/** On an element: its view, or nothing while it shows none. */
export const VIEW = Symbol("view");
/** On an element: focuses a field; says whether it could. */
export const FOCUS = Symbol("focus");
/** On an element: raises an event that hosts hear. */
export const RAISE = Symbol("raise");

export class GoalElement extends Base {
  static observedAttributes = ["locale", "density"];

  #flow;
  #own;
  #shown;
  #node = "";
  #goal;
  #surroundings;
  #box;
  #syncing = false;
  #failure;
  #looks = [];
  #coming;
  #isWhole = false;

  get flow() {
    return this.#flow;
  }

  set flow(flow) {
    this.#flow = flow?.[MOUNT] ? flow : undefined;
    this.#later();
  }

  get node() {
    return this.#node;
  }

  set node(node) {
    this.#node = node === undefined || node === null ? "" : String(node);
    this.#later();
  }

  get goal() {
    return this.#flow ? this.#flow.get(this.#node) : (this.#own?.get(OWN) ?? this.#goal);
  }

  set goal(goal) {
    this.#goal = goal;
    this.#own?.set(OWN, goal);
    this.#later();
  }

  get surroundings() {
    return this.#flow ? this.#flow.surroundings : this.#surroundings;
  }

  set surroundings(surroundings) {
    this.#surroundings = surroundings;
    if (this.#own) this.#own.surroundings = surroundings;
  }

  get locale() {
    return this.getAttribute("locale") ?? "";
  }

  set locale(locale) {
    reflect(this, "locale", locale);
  }

  get density() {
    return this.getAttribute("density") === "compact" ? "compact" : "comfortable";
  }

  set density(density) {
    reflect(this, "density", density);
  }

  attributeChangedCallback(name) {
    if (name === "locale" && this.#own && this.locale) this.#own.locale = this.locale;
    if (name === "readonly") this[VIEW]?.show();
  }

  connectedCallback() {
    for (const name of ["flow", "node", "goal", "surroundings", "locale", "density", "selected", "readonly"]) this.#upgrade(name);
    this.#build();
    this.#recover();
    this.#later();
  }

  /** Moving an element takes it out and puts it back at once: only what stays out is taken down. */
  disconnectedCallback() {
    this.#later();
  }

  adoptedCallback() {
    if (this.shadowRoot) this.#dress();
  }

  [RAISE](type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** A property that was set before the element was defined hides the accessor: take it over. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #build() {
    if (this.#box) return;
    const root = this.attachShadow({ mode: "open" });
    this.#dress();
    this.#box = this.ownerDocument.createElement("div");
    this.#box.className = "root";
    this.#box.setAttribute("aria-busy", "true");
    root.append(this.#box);
    if (!this.constructor[MANNERS]) this.#listen();
  }

  #dress() {
    this.shadowRoot.adoptedStyleSheets = sheetsOf(this.ownerDocument, this.#looks);
  }

  /** What is not ours to hear is kept from the canvas last: an element may first say that a key was meant for it. */
  #listen(manners) {
    this.#isWhole = true;
    this[LISTEN]?.(this.shadowRoot);
    if (manners) {
      this.#looks = [manners.look];
      this.#dress();
      this[PAINTED] = manners.attach(this, this.shadowRoot);
    }
    contain(this.shadowRoot);
    this[VIEW]?.mount();
  }

  /** Nothing is drawn before its look is there. */
  async #ready() {
    const load = this.constructor[MANNERS];
    this.#coming ??= load?.().then((manners) => this.#listen(manners));
    try {
      await Promise.all([this.#coming, init()]);
    } catch (error) {
      if (!this.#isWhole) this.#coming = undefined;
      this.#fail(error);
    }
  }

  #later() {
    if (this.#syncing) return;
    this.#syncing = true;
    queueMicrotask(() => {
      this.#syncing = false;
      this.#sync();
    });
  }

  /** Brings what is shown in line with the properties and with being in a document. */
  #sync() {
    const flow = this.isConnected ? (this.#flow ?? this.#ownFlow()) : undefined;
    if (flow !== this.#shown) this.#show(flow);
    else this[VIEW]?.show();
    if (this.#own && this.#own !== flow) {
      this.#goal = this.#own.get(OWN);
      this.#own.destroy();
      this.#own = undefined;
    }
    if (this.isConnected && !this.#failure) this.#ready();
  }

  #ownFlow() {
    if (this.#goal === undefined) return undefined;
    if (!this.#own) {
      this.#own = new GoalFlow({ surroundings: this.#surroundings, ...(this.locale && { locale: this.locale }) });
      this.#own.set(OWN, this.#goal);
    }
    return this.#own;
  }

  #show(flow) {
    this[VIEW]?.unmount();
    this[VIEW] = undefined;
    this.#shown = flow;
    if (!flow) return;
    this[VIEW] = flow[MOUNT](this.constructor[KIND], this.#box, this.#target(flow));
  }

  /** What the view knows of the element. */
  #target(flow) {
    const element = this;
    return {
      get node() {
        return flow === element.#flow ? element.#node || undefined : OWN;
      },
      get isWhole() {
        return element.#isWhole;
      },
      get readonly() {
        return element.hasAttribute("readonly");
      },
      changed: (change) => this[RAISE]("goal-change", change),
      judged: (detail) => this[RAISE]("goal-diagnostics", detail),
      focus: (path) => this[FOCUS]?.(path),
      painted: () => {
        this.#recover();
        this.#box.removeAttribute("aria-busy");
        this[PAINTED]?.(this.#box);
      },
    };
  }

  /** The wasm did not come: what is stored is shown as it is, and nothing can be changed. The next mounting tries again. */
  #fail(error) {
    if (this.#failure) return;
    const said = this.ownerDocument.createElement("p");
    const stored = this.ownerDocument.createElement("pre");
    said.textContent = (this.#shown ?? new GoalFlow())[SAY]("ui.failed");
    stored.textContent = JSON.stringify(JSON.parse(toJson(this.goal)), undefined, 2);
    // It scrolls: by the keys, and by the wheel without the canvas around moving.
    stored.tabIndex = 0;
    stored.dataset.scroll = "";
    contain(stored);
    this.#failure = [said, stored];
    this.#box.classList.add("failed");
    this.#box.removeAttribute("aria-busy");
    this.#box.append(...this.#failure);
    this[RAISE]("goal-error", { error });
  }

  #recover() {
    if (!this.#failure) return;
    for (const node of this.#failure) node.remove();
    this.#failure = undefined;
    this.#box.classList.remove("failed");
  }
}

/** Properties that are primitives stand in attributes; a switch that is off has none. */
export function reflect(element, name, value) {
  if (value === undefined || value === null || value === false || value === "") element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** The nearest element that stands for an act. */
export function actOf(event) {
  const target = event.composedPath()[0];
  return target instanceof Element ? target.closest("[data-act]") : null;
}
