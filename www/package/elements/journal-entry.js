// One row of the journal: what was sent, what came back, and what to do about it.

import { indent } from "./json-text.js";

/** The row for one delivery. `text` says texts, `when` formats a time; `open` and `copy` are called for the row's buttons. */
export function entry(delivery, { text, when, open, copy }) {
  const { outcome, answer } = delivery;
  const name = delivery.goal_name || text("journal.unnamed");
  const head = make("div", { class: "head" }, [
    make("span", { class: "outcome", part: "outcome" }, [text(`outcome.${outcome}`)]),
    make("strong", {}, [delivery.event_name]),
    make("span", { class: "name" }, [name]),
    make("span", { class: "aside" }, [
      make("span", {}, [text(`journal.to.${delivery.destination}`)]),
      delivery.sandbox && make("span", { class: "badge" }, [text("journal.sandbox")]),
      make("span", { class: "badge" }, [text(`journal.mode.${delivery.mode}`)]),
      make("time", { datetime: new Date(delivery.at * 1000).toISOString() }, [when(delivery.at)]),
    ]),
  ]);
  const mendable = delivery.node !== undefined && answer.mend !== undefined;
  return make("li", { class: "entry", part: "entry", "data-outcome": outcome }, [
    head,
    make("p", {}, [text(`answer.${answer.key}`, answer.params)]),
    answers(delivery, text),
    make("div", { class: "buttons" }, [
      mendable && button(text("journal.mend"), () => open({ node: delivery.node, path: answer.mend })),
      button(text("journal.copy"), copy),
    ]),
  ]);
}

/** The wording of both sides, folded away. */
function answers({ request, answer }, text) {
  const status = answer.status === undefined ? text("journal.no-status") : text("journal.status", { status: `${answer.status}` });
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  return make("div", {}, [
    fold("request", text("journal.request"), [
      make("pre", { tabindex: "0" }, [[`${request.method} ${request.url}`, ...headers, "", indent(request.body)].join("\n")]),
    ]),
    fold("answer", text("journal.answer"), [
      make("p", {}, [status]),
      answer.trace && make("p", {}, [text("journal.trace", { trace: answer.trace })]),
      answer.body && make("pre", { tabindex: "0" }, [indent(answer.body)]),
    ]),
  ]);
}

function fold(name, title, children) {
  return make("details", { "data-fold": name }, [make("summary", {}, [title]), ...children]);
}

function button(title, act) {
  const made = make("button", { type: "button" }, [title]);
  made.addEventListener("click", () => act(made));
  return made;
}

function make(tag, attributes, children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(Boolean));
  return element;
}
