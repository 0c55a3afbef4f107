// One mounted view: hands what a person does to the wasm, and what that leads to back to the element.

/** No block has this number: a node that is not there shows nothing, not everything. */
const NO_SLOT = 0xffffffff;

export class View {
  #kind;
  #root;
  #target;
  #flow;
  #id;
  #last;

  /** `target`: `node`, `readonly`, and the element's own `changed`, `focus`, `judged`, `painted`. */
  constructor(kind, root, target, flow) {
    this.#kind = kind;
    this.#root = root;
    this.#target = target;
    this.#flow = flow;
  }

  get node() {
    return this.#target.node;
  }

  get isMounted() {
    return this.#id !== undefined;
  }

  mount() {
    if (this.#id !== undefined) return;
    this.#id = this.#flow.wasm().mount(this.#kind, this.#root, this.#slot());
    this.show();
  }

  /** Follows the target's node. */
  show() {
    if (this.#id === undefined) return;
    if (this.#last !== this.node) this.#finish();
    this.#flow.wasm()?.show(this.#id, this.#slot(), Boolean(this.#target.readonly));
    this.#flow.paint();
  }

  unmount() {
    this.#finish();
    if (this.#id !== undefined) this.#flow.wasm()?.unmount(this.#id);
    this.#id = undefined;
    this.#flow.left();
    this.#root.replaceChildren();
  }

  /** A gesture in a panel; says what to do next. */
  gesture(act, path, text = "", at = 0, more = 0) {
    return this.#take((wasm) => wasm.gesture(this.#id, act, path, text, at, more));
  }

  key(path, key, text, caret) {
    return this.#take((wasm) => wasm.key(this.#id, path, key, text, caret));
  }

  /** A fix from a list of problems; `slot` is the block's number there. */
  fix(slot, index, fix) {
    this.#tell(this.#flow.settle(this.#flow.wasm().fix(slot, index, fix)));
  }

  fixAll() {
    this.#tell(this.#flow.fixAll(this.node === undefined ? this.#flow.nodes() : [this.node]));
  }

  nodeOf(slot) {
    return this.#flow.node(slot);
  }

  hold(held) {
    this.#flow.hold(held);
  }

  focus(path) {
    return this.#target.focus?.(path) ?? false;
  }

  judged(detail) {
    this.#target.judged?.(detail);
  }

  painted() {
    this.#target.painted?.();
  }

  /** Nothing that was typed is lost when the view goes away or turns to another node. */
  #finish() {
    if (this.#kind === "panel" && this.#last !== undefined) this.#flow.finish(this.#last);
    this.#last = this.node;
  }

  #take(ask) {
    const wasm = this.#flow.wasm();
    if (!wasm || this.#id === undefined) return undefined;
    const outcome = ask(wasm);
    if (outcome) this.#tell(this.#flow.settle(outcome));
    return outcome;
  }

  #tell(changes) {
    for (const change of changes) this.#target.changed?.(change);
  }

  #slot() {
    return this.node === undefined ? undefined : (this.#flow.slot(this.node) ?? NO_SLOT);
  }
}
