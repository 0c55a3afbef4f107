// <goal-panel>: the settings of one goal. Rust draws it and decides what a gesture means; here gestures are heard.

import { actOf, FOCUS, GoalElement, KIND, LISTEN, PAINTED, RAISE, reflect, VIEW } from "./base.js";
import { find, reveal } from "./fields.js";

/** A reader is told of changed counts once the keys rest, in milliseconds. */
const SAID_AFTER = 500;
/** A press is over by these. */
const ENDS = ["pointerup", "pointercancel", "keydown"];

export class GoalPanelElement extends GoalElement {
  static observedAttributes = [...GoalElement.observedAttributes, "readonly"];
  static [KIND] = "panel";

  #wanted;
  #status;
  #said;
  #saying;

  get readonly() {
    return this.hasAttribute("readonly");
  }

  set readonly(readonly) {
    reflect(this, "readonly", Boolean(readonly));
  }

  focusPath(path) {
    this.#wanted = path;
    this.#seek();
  }

  [FOCUS](path) {
    this.focusPath(path);
    return true;
  }

  [LISTEN](root) {
    this.#status = root.ownerDocument.createElement("p");
    this.#status.className = "unseen";
    this.#status.setAttribute("role", "status");
    root.append(this.#status);
    const on = (type, hear) => root.addEventListener(type, (event) => this.#hear(event, hear));
    on("input", this.#typed);
    on("change", this.#chose);
    on("click", this.#clicked);
    on("keydown", this.#pressed);
    on("focusin", this.#entered);
    on("focusout", this.#left);
    root.addEventListener("mousedown", (event) => this.#held(event));
  }

  [PAINTED](box) {
    this.#seek();
    if (box.querySelector(".told")) this.#tell();
    const say = box.querySelector(".summary .say")?.textContent;
    if (say === this.#said) return;
    const isFirst = this.#said === undefined;
    this.#said = say;
    clearTimeout(this.#saying);
    if (!isFirst) this.#saying = setTimeout(() => (this.#status.textContent = say), SAID_AFTER);
  }

  #hear(event, hear) {
    const control = actOf(event);
    if (control && this[VIEW]) hear.call(this, control, event);
  }

  #typed({ dataset, value, selectionStart }) {
    if (dataset.act === "text") this.#gesture("type", dataset.path, value, selectionStart ?? value.length);
  }

  #chose(control) {
    const { act, path } = control.dataset;
    // What is chosen may bring a field that takes the focus: it must be drawn, even if a press before this one still holds.
    this[VIEW].hold(false);
    if (act === "select") this.#gesture("choose", path, control.value);
    if (act === "switch") this.#gesture("switch", path, "", Number(control.checked));
    if (act === "add-param" && control.value) this.#gesture("add-param", path, control.value);
  }

  #clicked(control) {
    const { act, path, index, fix } = control.dataset;
    // A switch has its new state, and tells of it right after this: a repaint now would put the old one back.
    if (act !== "switch") this[VIEW].hold(false);
    if (act === "pick") {
      const input = find(this.shadowRoot, path);
      this.#gesture("pick", path, input?.value, input?.selectionStart ?? 0, Number(index));
    } else if (act === "fix") {
      this.#gesture("fix", "", "", Number(index), Number(fix));
    } else if (["toggle", "add-row", "remove", "seek"].includes(act)) {
      this.#gesture(act, path);
    }
  }

  #pressed(control, event) {
    if (control.dataset.act !== "text" || event.isComposing || event.defaultPrevented) return;
    const key = event.altKey ? `Alt+${event.key}` : event.key;
    const outcome = this[VIEW].gesture(key, control.dataset.path, control.value, control.selectionStart ?? 0);
    if (outcome?.consumed) event.preventDefault();
    this.#follow(outcome);
  }

  #entered(control) {
    this[RAISE]("goal-focus", { node: this.node, path: control.dataset.path });
    if (control.closest(".row")) this.#asGrid();
  }

  /** What only follows from what is set stands beside it; where that does not come, nothing is missing that can be set. */
  async #tell() {
    const told = await import("../lazy/told.js").catch(() => undefined);
    if (this[VIEW]) told?.tell(this);
  }

  /** Rows get the manners of a spreadsheet; where those do not come, their fields are fields like any other. */
  async #asGrid() {
    const grid = await import("../lazy/grid.js").catch(() => undefined);
    grid?.attach(this);
  }

  #left(control) {
    if (control.dataset.act === "text") this.#gesture("leave", control.dataset.path);
  }

  /** The list keeps the text's focus; and what a press is aimed at does not move away before the pointer is up. */
  #held(event) {
    const act = actOf(event)?.dataset.act;
    if (act === "pick" || act === "toggle") return event.preventDefault();
    // A native list takes the pointer for itself.
    if (event.composedPath()[0].localName === "select") return;
    const view = this[VIEW];
    view?.hold(true);
    const ending = new AbortController();
    const release = () => {
      ending.abort();
      setTimeout(() => view?.hold(false));
    };
    for (const type of ENDS) this.ownerDocument.addEventListener(type, release, { capture: true, signal: ending.signal });
  }

  #gesture(act, path, text, at, more) {
    this.#follow(this[VIEW].gesture(act, path, text, at, more));
  }

  /** Moves focus and caret to where a gesture led. */
  #follow(outcome) {
    if (!outcome) return;
    if (outcome.focus !== undefined) reveal(this.shadowRoot, outcome.focus);
    if (outcome.caret) {
      const [path, at] = outcome.caret;
      find(this.shadowRoot, path)?.setSelectionRange(at, at);
    }
    this.shadowRoot.querySelector("[aria-selected=true], .list")?.scrollIntoView({ block: "nearest" });
  }

  /** Focuses the field that was asked for, once it is there. */
  #seek() {
    if (this.#wanted === undefined || !this[VIEW]?.isMounted || !this.shadowRoot?.querySelector(".panel")) return;
    const path = this.#wanted;
    this.#wanted = undefined;
    this.#gesture("seek", path);
  }
}
