// The form of one connection. It has no field for a token, and takes none.

import { CHANNELS, COUNTRIES, idsOf, isToken, problemsOf } from "./connection-fields.js";
import { h } from "./dom.js";

const PLATFORMS = { meta: "Meta", tiktok: "TikTok" };

/** `form`: the words, the draft, which fields were left, and what its buttons do. */
export function connectionForm(form) {
  const { text, draft, problem, isBusy, save, stop } = form;
  const problems = problemsOf(draft);
  const submit = (event) => {
    event.preventDefault();
    save(firstWrong(draft, problems));
  };
  return h("form", { key: "form", class: "card stack", part: "form", onsubmit: submit, novalidate: true }, [
    h("h3", {}, [text(draft.id ? "connection.edit" : "connection.new")]),
    !draft.id && platforms(form),
    field(form, "name", { hint: text("connection.hint.name") }),
    draft.platform === "meta" && channel(form),
    idsOf(draft).map((name) =>
      field(form, name, { wrong: problems[name], hint: text(`connection.hint.${name}`), digits: name !== "pixel_code" }),
    ),
    h("div", { class: "pair" }, [
      COUNTRIES.map((name) => field(form, name, { wrong: problems[name], hint: text(`connection.hint.${name}`) })),
    ]),
    h("p", { class: "muted small" }, [text("connection.no-token")]),
    problem && h("p", { class: "note bad", role: "alert" }, [problem]),
    h("div", { class: "row" }, [
      h("button", { type: "submit", class: "main", disabled: isBusy }, [text("connection.save")]),
      h("button", { type: "button", onclick: stop }, [text("library.cancel")]),
    ]),
  ]);
}

function platforms({ text, draft, set }) {
  return h("div", { class: "segments", role: "group", "aria-label": text("connection.platform") }, [
    Object.entries(PLATFORMS).map(([platform, name]) =>
      h(
        "button",
        {
          type: "button",
          key: platform,
          "aria-pressed": String(draft.platform === platform),
          onclick: () => set("platform", platform),
        },
        [name],
      ),
    ),
  ]);
}

function channel({ text, draft, set }) {
  return h("label", { key: "channel" }, [
    text("connection.channel"),
    h(
      "select",
      { "data-field": "channel", ".value": draft.channel ?? "", onchange: ({ target }) => set("channel", target.value) },
      [CHANNELS.map((one) => h("option", { key: one, value: one }, [text(`connection.channel.${one || "none"}`)]))],
    ),
  ]);
}

function field({ text, draft, left, set, leave }, name, { wrong, hint, digits }) {
  const value = draft[name] ?? "";
  const token = isToken(value);
  const needed = name === "name" && left.has(name) && value.trim() === "";
  const told = token
    ? text("connection.token-pasted")
    : needed
      ? text("connection.name-needed")
      : wrong && left.has(name) && text(wrong.text, { ...wrong.params, name: draft.name || text("connection.this") });
  const isWrong = token || needed || (wrong?.severity === "error" && left.has(name));
  return h("div", { key: name, class: "field tight" }, [
    h("label", {}, [
      text(`connection.field.${name}`),
      h("input", {
        type: "text",
        "data-field": name,
        ".value": value,
        inputmode: digits && "numeric",
        autocomplete: "off",
        spellcheck: "false",
        maxlength: "400",
        "aria-invalid": isWrong && "true",
        "aria-describedby": `${name}-hint${told ? ` ${name}-told` : ""}`,
        oninput: ({ target }) => set(name, target.value),
        onblur: () => leave(name),
      }),
    ]),
    h("p", { id: `${name}-hint`, class: "muted small" }, [hint]),
    told && h("p", { id: `${name}-told`, class: `told small ${isWrong ? "bad" : ""}` }, [told]),
  ]);
}

/** The first field that must be mended before this can be kept. */
function firstWrong(draft, problems) {
  const names = ["name", ...idsOf(draft), ...COUNTRIES];
  const isWrong = (name) =>
    isToken(draft[name] ?? "") || problems[name]?.severity === "error" || (name === "name" && !draft.name?.trim());
  // What is only missing may be found later, by “Find or create the dataset”.
  return names.find((name) => isWrong(name) && (name === "name" || draft[name]?.trim()));
}
