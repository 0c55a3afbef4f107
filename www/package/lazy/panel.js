// The manners of <goal-panel>. Rust draws it and decides what a gesture means; here gestures are heard. Loaded with the first panel.

import { actOf, RAISE, VIEW } from "../elements/base.js";
import { find, reveal } from "../elements/fields.js";
import { SEEK, WANTED } from "../elements/panel.js";

export { CSS as look } from "../elements/panel-style.js";

/** A reader is told of changed counts once the keys rest, in milliseconds. */
const SAID_AFTER = 500;
/** A press is over by these. */
const ENDS = ["pointerup", "pointercancel", "keydown"];

/** Starts listening; what it gives is told of each painting. */
export function attach(panel, root) {
  const manners = new Manners(panel, root);
  panel[SEEK] = () => manners.seek();
  return (box) => manners.painted(box);
}

class Manners {
  #panel;
  #root;
  #status;
  #said;
  #saying;

  constructor(panel, root) {
    this.#panel = panel;
    this.#root = root;
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

  painted(box) {
    this.seek();
    if (box.querySelector(".told")) this.#tell();
    const say = box.querySelector(".summary .say")?.textContent;
    if (say === this.#said) return;
    const isFirst = this.#said === undefined;
    this.#said = say;
    clearTimeout(this.#saying);
    if (!isFirst) this.#saying = setTimeout(() => (this.#status.textContent = say), SAID_AFTER);
  }

  /** Focuses the field that was asked for, once it is there. */
  seek() {
    const path = this.#panel[WANTED];
    if (path === undefined || !this.#view?.isMounted || !this.#root.querySelector(".panel")) return;
    this.#panel[WANTED] = undefined;
    this.#gesture("seek", path);
  }

  get #view() {
    return this.#panel[VIEW];
  }

  #hear(event, hear) {
    const control = actOf(event);
    if (control && this.#view) hear.call(this, control, event);
  }

  #typed({ dataset, value, selectionStart }) {
    if (dataset.act === "text") this.#gesture("type", dataset.path, value, selectionStart ?? value.length);
  }

  #chose(control) {
    const { act, path } = control.dataset;
    // What is chosen may bring a field that takes the focus: it must be drawn, even if a press before this one still holds.
    this.#view.flow.hold(false);
    if (act === "select") this.#gesture("choose", path, control.value);
    if (act === "switch") this.#gesture("switch", path, "", Number(control.checked));
    if (act === "add-param" && control.value) this.#gesture("add-param", path, control.value);
  }

  #clicked(control) {
    const { act, path, index, fix } = control.dataset;
    // A switch has its new state, and tells of it right after this: a repaint now would put the old one back.
    if (act !== "switch") this.#view.flow.hold(false);
    if (act === "pick") {
      const input = find(this.#root, path);
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
    const outcome = this.#view.gesture(key, control.dataset.path, control.value, control.selectionStart ?? 0);
    if (outcome?.consumed) event.preventDefault();
    this.#follow(outcome);
  }

  #entered(control) {
    this.#panel[RAISE]("goal-focus", { node: this.#panel.node, path: control.dataset.path });
    if (control.closest(".row")) this.#asGrid();
  }

  /** What only follows from what is set stands beside it; where that does not come, nothing is missing that can be set. */
  async #tell() {
    const told = await import("./told.js").catch(() => undefined);
    if (this.#view) told?.tell(this.#panel);
  }

  /** Rows get the manners of a spreadsheet; where those do not come, their fields are fields like any other. */
  async #asGrid() {
    const grid = await import("./grid.js").catch(() => undefined);
    grid?.attach(this.#panel);
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
    const view = this.#view;
    view?.flow.hold(true);
    const ending = new AbortController();
    const release = () => {
      ending.abort();
      setTimeout(() => view?.flow.hold(false));
    };
    for (const type of ENDS) this.#root.ownerDocument.addEventListener(type, release, { capture: true, signal: ending.signal });
  }

  #gesture(act, path, text, at, more) {
    this.#follow(this.#view.gesture(act, path, text, at, more));
  }

  /** Moves focus and caret to where a gesture led. */
  #follow(outcome) {
    if (!outcome) return;
    if (outcome.focus !== undefined) reveal(this.#root, outcome.focus);
    if (outcome.caret) {
      const [path, at] = outcome.caret;
      find(this.#root, path)?.setSelectionRange(at, at);
    }
    this.#root.querySelector("[aria-selected=true], .list")?.scrollIntoView({ block: "nearest" });
  }
}
