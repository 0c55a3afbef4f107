// One row of the journal: what was sent, what came back, and what to do about it.

import { h } from "./dom.js";
import { indent } from "./json-text.js";
import { isoOf } from "./plain.js";

/** Outcomes that sending again can change. */
const RETRIED = ["refused", "parked", "unknown", "reconnect", "park", "retry"];

/** `row`: words, and what its buttons do. */
export function entry(delivery, row) {
  const { text, when } = row;
  const { outcome, answer, request } = delivery;
  return h("li", { key: String(delivery.id), class: "entry", part: "entry", "data-outcome": outcome }, [
    h("div", { class: "head" }, [
      h("span", { class: "outcome", part: "outcome" }, [outcomeOf(delivery, text)]),
      h("strong", {}, [delivery.event_name ?? text("journal.no-event")]),
      h("span", { class: "name wrap" }, [delivery.goal_name || text("journal.unnamed")]),
      h("span", { class: "aside" }, [
        h("span", {}, [text(`journal.to.${delivery.destination}`)]),
        delivery.sandbox && h("span", { class: "badge" }, [text("journal.sandbox")]),
        h("span", { class: "badge" }, [text(`journal.mode.${delivery.mode}`)]),
        h("time", { datetime: isoOf(delivery.at) }, [when(delivery.at)]),
      ]),
    ]),
    h("p", { class: "said" }, [
      request && `${sentence(delivery, text)} `,
      answer ? text(`answer.${answer.key}`, answer.params) : delivery.reason && reasonOf(delivery, text),
    ]),
    delivery.next_at > 0 && !answer && h("p", { class: "muted small" }, [text("journal.next", { when: when(delivery.next_at) })]),
    request && sent(request, text),
    answer && received(answer, text),
    row.problem && h("p", { class: "note bad", role: "alert" }, [row.problem]),
    h("div", { class: "buttons" }, [
      delivery.node !== undefined &&
        answer?.mend !== undefined &&
        h("button", { type: "button", onclick: () => row.open({ node: delivery.node, path: answer.mend }) }, [
          text("journal.mend"),
        ]),
      row.retry &&
        request &&
        RETRIED.includes(outcome) &&
        h("button", { type: "button", onclick: row.retry }, [text("journal.retry")]),
      h("button", { type: "button", onclick: row.copy }, [text(row.isCopied ? "journal.copied" : "journal.copy")]),
    ]),
  ]);
}

/** What was asked of the platform, in words; the figures as they stand in the body, not read and written again. */
function sentence({ event_name: event, destination, request }, text) {
  const body = String(request.body);
  const amount = /"value"\s*:\s*"?(-?\d[\d.]*)/.exec(body)?.[1];
  const currency = /"currency"\s*:\s*"([A-Za-z]{3})"/.exec(body)?.[1];
  const facts = { event: String(event), platform: text(`journal.to.${destination}`) };
  if (amount === undefined || currency === undefined) return text("journal.asked", facts);
  return text("journal.asked-value", { ...facts, amount, currency });
}

function sent(request, text) {
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return fold("request", text("journal.request"), [
    h("pre", { tabindex: "0" }, [[`${request.method} ${request.url}`, ...headers, "", indent(request.body)].join("\n")]),
  ]);
}

function received({ status, trace, body }, text) {
  return fold("answer", text("journal.answer"), [
    h("p", {}, [status === undefined ? text("journal.no-status") : text("journal.status", { status: String(status) })]),
    trace && h("p", {}, [text("journal.trace", { trace })]),
    body && h("pre", { tabindex: "0" }, [indent(body)]),
  ]);
}

function fold(name, title, children) {
  return h("details", { key: name, "data-fold": name }, [h("summary", {}, [title]), ...children]);
}

/** An outcome by its text; one that only a newer server knows by its name. */
export function outcomeOf({ outcome }, text) {
  return known([`outcome.${outcome}`], text) ?? String(outcome);
}

/** Why nothing was sent, or what it waits for. */
export function reasonOf({ outcome, reason }, text) {
  return (reason && known([`skip.${reason}`, `journal.reason.${reason}`], text)) ?? outcomeOf({ outcome }, text);
}

function known(keys, text) {
  return keys.map((key) => [key, text(key)]).find(([key, said]) => said !== key)?.[1];
}
