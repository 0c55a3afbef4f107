// Lights up the panel's field that a line of a request comes from, and says over which field the pointer is.

const SHEET = `[data-pointed] { border-radius: 6px; box-shadow: 0 0 0 4px color-mix(in srgb, var(--_accent) 24%, transparent); }
@media (forced-colors: active) { [data-pointed] { outline: 2px solid Highlight; outline-offset: 3px; } }`;

export class Pointer {
  panel;
  /** The field of the panel that has the focus: what is pointed at while the pointer is nowhere. */
  focused;
  #told;
  #listening;
  #dressed;

  /** `told(path)` is called when the pointer or the focus comes to a field of the panel, and with nothing when it leaves. */
  constructor(told) {
    this.#told = told;
  }

  follow(panel) {
    if (panel === this.panel) return;
    this.#listening?.abort();
    this.focused = undefined;
    this.light(undefined);
    this.panel = panel instanceof Element ? panel : undefined;
    if (!this.panel) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (type, hear) => this.panel.addEventListener(type, hear, { signal });
    const focus = (path) => {
      this.focused = path;
      this.#told(path);
    };
    on("pointerover", (event) => this.#told(pathOf(event)));
    on("pointerleave", () => this.#told(undefined));
    on("focusin", (event) => focus(pathOf(event)));
    on("focusout", () => focus(undefined));
  }

  light(path) {
    const root = this.panel?.shadowRoot;
    if (!root) return;
    this.#dress(root);
    const field = path === undefined ? undefined : boxOf(root, path);
    for (const lit of root.querySelectorAll("[data-pointed]")) if (lit !== field) lit.removeAttribute("data-pointed");
    field?.setAttribute("data-pointed", "");
  }

  #dress(root) {
    if (this.#dressed === root) return;
    this.#dressed = root;
    const sheet = new root.ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

function pathOf(event) {
  const [target] = event.composedPath();
  const field = target instanceof Element ? target.closest(".field") : null;
  return field?.querySelector("[data-path]")?.dataset.path;
}

/** What surrounds the control of that place, or of the nearest place around it. */
function boxOf(root, path) {
  for (let place = path; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
    const control = root.querySelector(`:is(input, select)[data-path="${globalThis.CSS.escape(place)}"]`);
    if (control) return control.closest(".field, .switch");
  }
  return undefined;
}
