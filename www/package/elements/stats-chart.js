// Goals reached day by day: bars for the eye, and the same as a table.

import { h } from "./dom.js";
import { rowsOf } from "./plain.js";
import { count } from "./stats-parts.js";

const DAY = 86_400_000;
const LONGEST = 400;

/** `days` are those that something happened on; the others of the period are empty, not missing. */
export function chartOf(days, [from, to], text, open) {
  const known = new Map(rowsOf(days).map((one) => [one.day, one]));
  const all = daysBetween(from, to).map((day) => known.get(day) ?? { day, reached: 0, people: 0 });
  const most = Math.max(1, ...all.map(({ reached }) => reached));
  const best = all.find(({ reached }) => reached === most);
  const said = (day) => text("stats.day", { day });
  const label = text("stats.chart", {
    best: String(best?.reached ?? 0),
    day: said(best?.day ?? to),
    from: said(from),
    to: said(to),
  });
  return h("section", { class: "card stack", part: "chart" }, [
    h("h3", {}, [text("stats.per-day")]),
    h("div", { class: "plot", role: "img", "aria-label": label }, [
      h("span", { class: "top muted small number" }, [count(most, text)]),
      h("svg", { viewBox: `0 0 ${all.length * 10} 100`, preserveAspectRatio: "none", "aria-hidden": "true" }, [
        all.map((one, at) => bar(one, at, most, text)),
      ]),
      h("span", { class: "from muted small" }, [said(from)]),
      h("span", { class: "to muted small" }, [said(to)]),
    ]),
    h("details", {}, [
      h("summary", { class: "small" }, [text("stats.table")]),
      h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": text("stats.per-day") }, [table(all, text, open)]),
    ]),
  ]);
}

function bar({ day, reached, people }, at, most, text) {
  const height = (100 * reached) / most;
  return h("g", { key: day }, [
    h("title", {}, [text("stats.bar", { day, reached: String(reached), people: String(people) })]),
    // The whole column answers to the pointer, an empty day too.
    h("rect", { class: "column", x: String(at * 10), width: "10", height: "100" }),
    h("rect", { class: "bar", x: String(at * 10 + 1.5), y: String(100 - height), width: "7", height: String(height) }),
  ]);
}

function table(days, text, open) {
  const columns = ["reached", "people", "accepted", "refused"];
  return h("table", {}, [
    h("thead", {}, [
      h("tr", {}, [
        h("th", { scope: "col" }, [text("stats.day-name")]),
        columns.map((name) => h("th", { key: name, scope: "col" }, [text(`stats.column.${name}`)])),
      ]),
    ]),
    h("tbody", {}, [
      days
        .filter(({ reached }) => reached > 0)
        .toReversed()
        .map((one) =>
          h("tr", { key: one.day }, [
            h("th", { scope: "row" }, [
              h("button", { type: "button", class: "text", onclick: () => open({ day: one.day }) }, [
                text("stats.day", { day: one.day }),
              ]),
            ]),
            columns.map((name) =>
              h("td", { key: name, class: "number" }, [one[name] === undefined ? "–" : count(one[name], text)]),
            ),
          ]),
        ),
    ]),
  ]);
}

function daysBetween(from, to) {
  const days = [];
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length < LONGEST; at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
