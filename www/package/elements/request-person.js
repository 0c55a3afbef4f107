// What a request tells of the person: which lines, and what became of each field.

import { h } from "./dom.js";
import { unquoted } from "./json-lines.js";

const PERSON = /^\/data\/0\/(?:user_data|user)\/([^/]+)(?:\/\d+)?$/;
/** Of these there is nothing to say. */
const UNKNOWN = "ledger.unknown";

/** Whether this line of a body tells of a person: the ledger names the fields that do; what comes from the block does not. */
export function isPersonal({ path, value }, { ledger, map }) {
  const name = PERSON.exec(path)?.[1];
  return (
    name !== undefined &&
    !map.some(({ body }) => body === path) &&
    /^["\d]/.test(value) &&
    ledger.some(({ field, fate }) => field === name && fate !== "not-sent")
  );
}

/** So much that it can be told from another, and no more. */
export function masked(token) {
  return JSON.stringify(`${String(unquoted(token)).slice(0, 4)}…`);
}

export function personOf(ledger, text) {
  const lines = ledger.filter(({ reason }) => reason !== UNKNOWN);
  if (lines.length === 0) return undefined;
  return h("details", { class: "person" }, [
    h("summary", { class: "small" }, [text("request.person")]),
    h("ul", { role: "list" }, [
      lines.map(({ field, fate, reason }) =>
        h("li", { key: field }, [
          h("code", {}, [field]),
          h("span", { class: "badge", "data-how": fate }, [text(`ledger.fate.${fate}`)]),
          h("span", { class: "muted small wrap" }, [text(reason)]),
        ]),
      ),
    ]),
  ]);
}
