// <goal-message>: the line in a conversation that says which goal was reached here, what it was worth, and which ad the person
// came through.

import { adLink, adName } from "./ad.js";
import { h } from "./dom.js";
import { AGAIN, DRAW, isoOf, LOOK, PlainElement, RAISE, register, safely, WORDS } from "./plain.js";
import { look } from "./plain-style.js";

const CSS = `
.line { align-items: center; background: color-mix(in srgb, var(--_good) 9%, var(--_surface)); border: 1px solid color-mix(in srgb, var(--_good) 30%, var(--_line)); border-radius: var(--_radius); display: flex; flex-wrap: wrap; gap: 2px 8px; padding-block: 6px; padding-inline: 34px 10px; position: relative; }
.line > .icon { color: var(--_good); inset-block-start: 8px; inset-inline-start: 10px; position: absolute; }
.value { font-weight: 600; }
.ad { color: var(--_muted); flex-basis: 100%; font-size: .93em; }
.ad span, .ad a { color: var(--_text); }
.ad a { text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent); }
`;
/** An ad's own text may be a whole story. */
const LONGEST_NAME = 120;

export class GoalMessageElement extends PlainElement {
  static [LOOK] = look(CSS);

  #reached;

  get reached() {
    return this.#reached;
  }

  set reached(reached) {
    this.#reached = reached;
    this[AGAIN]();
  }

  [DRAW]() {
    const { text, when } = this[WORDS];
    const told = safely(() => factsOf(this.#reached, text));
    if (!told) return [];
    const { goal, value, at, ad, link, node } = told;
    return [
      h("p", { class: "line", part: "line" }, [
        h("svg", { class: "icon", viewBox: "0,0,16,16", "aria-hidden": "true" }, [
          h("path", { d: "M4,14V2.5m0,.5c2.5-1.4,5.5,1.4,8,0v6c-2.5,1.4-5.5-1.4-8,0" }),
        ]),
        h("span", { class: "wrap" }, [text("message.reached"), " ", h("strong", { part: "goal" }, [goal])]),
        value && h("span", { class: "value number", part: "value" }, [text("message.value", value)]),
        at && h("time", { class: "muted small end", datetime: isoOf(at) }, [when(at)]),
        node &&
          h("button", { type: "button", class: "text", onclick: () => this[RAISE]("goal-open", { node }) }, [
            text("message.open"),
          ]),
        ad &&
          h("span", { class: "ad wrap", part: "ad" }, [
            text("message.ad"),
            " ",
            link ? outside(link, ad, text) : h("span", {}, [ad]),
          ]),
      ]),
    ];
  }
}

function outside(href, name, text) {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, [
    name,
    h("span", { class: "unseen" }, [` ${text("message.new-tab")}`]),
  ]);
}

/** What there is to say, as plain text; nothing where no goal was reached. */
function factsOf(reached, text) {
  if (!reached || typeof reached !== "object") return undefined;
  const { name, value, at, ad, node } = reached;
  const called = adName(ad, text);
  return {
    goal: String(name ?? "").trim() || text("ui.unnamed"),
    value: value && { amount: String(value.amount ?? ""), currency: String(value.currency ?? "") },
    at: Number.isSafeInteger(at) && at > 0 ? at : undefined,
    ad: called && [...called].length > LONGEST_NAME ? `${[...called].slice(0, LONGEST_NAME).join("")}…` : called,
    link: adLink(ad),
    node: node && String(node),
  };
}

register("goal-message", GoalMessageElement);
