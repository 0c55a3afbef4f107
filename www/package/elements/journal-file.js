// The journal as a file, made in the page.

import { isoOf } from "./plain.js";

const COLUMNS = [
  "at",
  "mode",
  "goal_name",
  "destination",
  "connection",
  "event_name",
  "event_id",
  "outcome",
  "reason",
  "attempts",
];

/** A table for a spreadsheet. Times as ISO 8601; the answer in the reader's words. */
export function toCsv(deliveries, text) {
  const rows = deliveries.map((delivery) => [
    ...COLUMNS.map((name) => (name === "at" ? isoOf(delivery.at) : delivery[name])),
    delivery.answer ? text(`answer.${delivery.answer.key}`, delivery.answer.params) : "",
  ]);
  return [[...COLUMNS, "answer"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}

/** A spreadsheet runs what begins like a formula: names come from outside. */
function cell(value) {
  const said = String(value ?? "");
  const plain = /^[=+\-@\t\r]/.test(said) ? `'${said}` : said;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function namedFile(ending) {
  return `goal-journal-${new Date().toISOString().slice(0, 10)}.${ending}`;
}

export function download(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The browser has it once this turn is over.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
