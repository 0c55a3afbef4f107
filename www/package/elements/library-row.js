// One saved goal: its name and use in a line, everything else behind it.

import { h } from "./dom.js";
import { isoOf, rowsOf } from "./plain.js";

/** `row`: words, what is being done here, and what the buttons do. */
export function goalRow(saved, row) {
  const { text, when, name, isPicked, pick, opened, doing } = row;
  const bots = String(saved.used_by?.length ?? 0);
  return h("li", { key: saved.id, class: "card", part: "goal", "data-id": saved.id, "data-picked": isPicked }, [
    h("details", { class: "goal", "?open": Boolean(doing), ontoggle: ({ target }) => target.open && opened() }, [
      h("summary", {}, [
        h("svg", { class: "icon", viewBox: "0,0,16,16", "aria-hidden": "true" }, [h("path", { d: "M6.5,4.5L10,8l-3.5,3.5" })]),
        h("span", { class: "wrap called" }, [h("strong", {}, [name]), h("span", { class: "muted small" }, [events(saved)])]),
        h("span", { class: "muted small" }, [bots === "0" ? text("library.unused") : text("library.used-in", { bots })]),
        h("time", { class: "muted small", datetime: isoOf(saved.updated_at) }, [when(saved.updated_at)]),
      ]),
      h("div", { class: "inner" }, [
        uses(saved, text),
        doing?.kind === "rename" ? row.naming(name, text("library.rename-now"), row.rename) : actions(row),
        doing?.kind === "rename" && saved.used_by?.length > 0 && h("p", { class: "muted small" }, [text("library.rename-all")]),
        doing?.kind === "remove" && !row.problem && sure(row),
        row.problem &&
          h("div", { class: "note bad row", role: "alert" }, [
            h("span", { class: "wrap" }, [row.problem]),
            h("button", { type: "button", class: "end", onclick: row.stop }, [text("library.close")]),
          ]),
        history(saved, row),
      ]),
    ]),
    isPicked && h("span", { class: "badge" }, [text("library.in-this-block")]),
    pick &&
      !isPicked &&
      h("button", { type: "button", "aria-label": text("library.use-this", { name }), onclick: pick }, [text("library.use")]),
  ]);
}

/** What the platforms hear of it, in their own words. */
function events({ goal }) {
  const named = Object.entries({ meta: "Meta", tiktok: "TikTok" }).flatMap(([platform, name]) => {
    const { enabled, event } = goal?.destinations?.[platform] ?? {};
    return enabled && event ? `${name}: ${event.custom ?? event}` : [];
  });
  return named.length > 0 && ` ${named.join(" · ")}`;
}

function uses({ used_by }, text) {
  const used = rowsOf(used_by);
  if (used.length === 0) return undefined;
  return h("div", { class: "tight" }, [
    h("h3", {}, [text("library.where")]),
    h("ul", { role: "list" }, [
      used.map(({ bot, bot_name: name, blocks }) =>
        h("li", { key: bot }, [
          h("span", { class: "wrap" }, [name || bot]),
          h("span", { class: "muted small" }, [text("library.blocks", { n: String(blocks) })]),
        ]),
      ),
    ]),
  ]);
}

function actions({ text, edit, begin, copy }) {
  const button = (name, act, more) =>
    h("button", { type: "button", key: name, "data-do": name, onclick: act, ...more }, [text(`library.do.${name}`)]);
  return h("div", { class: "row" }, [
    button("edit", edit),
    button("rename", () => begin("rename")),
    button("copy", copy),
    button("remove", () => begin("remove"), { class: "bad" }),
  ]);
}

function sure({ text, name, remove, stop }) {
  return h("div", { class: "note bad row" }, [
    h("span", { class: "wrap" }, [text("library.sure", { name })]),
    h("button", { type: "button", class: "bad", "data-sure": true, onclick: remove }, [text("library.remove-now")]),
    h("button", { type: "button", onclick: stop }, [text("library.cancel")]),
  ]);
}

function history({ revision }, { text, when, history: question, restore }) {
  const entries = question?.value ?? [];
  return h("div", { class: "tight" }, [
    h("h3", {}, [text("library.history")]),
    question?.isAsking && h("p", { class: "muted" }, [text("library.history-loading")]),
    question?.error && h("p", { class: "muted" }, [text("library.history-failed")]),
    h("ul", { role: "list" }, [
      entries.map((entry) =>
        h("li", { key: entry.revision }, [
          h("span", {}, [text("library.revision", { n: String(entry.revision) })]),
          h("span", { class: "wrap" }, [entry.name]),
          h("time", { class: "muted small" }, [when(entry.at)]),
          entry.by && h("span", { class: "muted small" }, [entry.by]),
          entry.revision === revision
            ? h("span", { class: "badge" }, [text("library.newest")])
            : h(
                "button",
                {
                  type: "button",
                  class: "text",
                  "aria-label": text("library.restore-this", { n: String(entry.revision) }),
                  onclick: () => restore(entry.revision),
                },
                [text("library.restore")],
              ),
        ]),
      ),
    ]),
  ]);
}
