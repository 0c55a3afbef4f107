// One mounted view: hands what a person does to the wasm, and what that leads to back to the element.

import { draw } from "./draw.js";

/** No block has these numbers: a node that is not there shows nothing, not everything. */
const NO_SLOT = 0xffffffff;
const EVERY = 0xfffffffe;

export class View {
  #kind;
  #root;
  #target;
  #flow;
  #id;
  #last;
  #live = [];
  #isDrawing = false;
  #isNewLanguage = false;

  /** `target`: `node`, `readonly`, `isWhole`, and the element's own `changed`, `focus`, `judged`, `painted`. */
  constructor(kind, root, target, flow) {
    this.#kind = kind;
    this.#root = root;
    this.#target = target;
    this.#flow = flow;
  }

  /** What the flow does for its views. */
  get flow() {
    return this.#flow;
  }

  get node() {
    return this.#target.node;
  }

  get isMounted() {
    return this.#id !== undefined;
  }

  mount() {
    if (this.#id !== undefined || !this.#flow.wasm() || !this.#target.isWhole) return;
    this.#id = this.#flow.wasm().mount(this.#kind);
    this.show();
  }

  /** Follows the target's node. */
  show() {
    if (this.#id === undefined) return;
    if (this.#last !== this.node) this.#finish();
    this.#flow.wasm()?.show(this.#id, this.slot, Boolean(this.#target.readonly));
    this.#flow.paint();
  }

  unmount() {
    this.#finish();
    if (this.#id !== undefined) this.#flow.wasm()?.unmount(this.#id);
    this.#id = undefined;
    this.#live = [];
    this.#flow.left();
    this.#root.replaceChildren();
  }

  /** Everything must be said anew. */
  relabel() {
    this.#isNewLanguage = true;
  }

  /** Draws what has changed. Removing a node may lead back here, through the focus it had: then it is drawn after that. */
  paint() {
    if (this.#isDrawing || this.#id === undefined) return;
    this.#isDrawing = true;
    try {
      // Twice at most, so that a page that changes the flow whenever something is drawn cannot keep us here for ever.
      for (let round = 0; round < 2; round += 1) {
        const text = this.#flow.wasm()?.draw(this.#id);
        if (text === undefined) break;
        const isNewLanguage = this.#isNewLanguage;
        this.#isNewLanguage = false;
        this.#live = draw(this.#root, this.#live, text, this.#flow.say, isNewLanguage);
      }
    } finally {
      this.#isDrawing = false;
    }
  }

  /** A gesture in a panel; says what to do next. */
  gesture(act, path, text = "", at = 0, more = 0) {
    const wasm = this.#flow.wasm();
    if (!wasm || this.#id === undefined) return undefined;
    const outcome = wasm.gesture(this.#id, act, path, text, at, more);
    this.#tell(this.#flow.settle(outcome));
    return outcome;
  }

  /** A fix from a list of problems; `slot` is the block's number there. */
  fix(slot, index, fix) {
    this.#tell(this.#flow.settle(this.#flow.wasm().fix(slot, index, fix)));
  }

  /** Changes that are made of what the flow lends its views. */
  make(changes) {
    this.#tell(this.#flow.settle({ changes: changes(this.#flow, this.node) }));
  }

  focus(path) {
    return this.#target.focus?.(path) ?? false;
  }

  judged(detail) {
    this.#target.judged?.(detail);
  }

  painted() {
    if (this.isMounted) this.#target.painted?.();
  }

  /** Nothing that was typed is lost when the view goes away or turns to another node. */
  #finish() {
    if (this.#kind === "panel" && this.#last !== undefined) this.#flow.finish(this.#last);
    this.#last = this.node;
  }

  #tell(changes) {
    for (const change of changes) this.#target.changed?.(change);
  }

  /** The number of the node's block. */
  get slot() {
    return this.node === undefined ? EVERY : (this.#flow.slot(this.node) ?? NO_SLOT);
  }
}
