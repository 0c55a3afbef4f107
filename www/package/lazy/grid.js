// The rows of products by keyboard and clipboard, as in a spreadsheet. Loaded when somebody first enters a row.

import { actOf, VIEW } from "../elements/base.js";
import { find, reveal } from "../elements/fields.js";
import { tableOf } from "./pasted.js";

/** A field in a row of products: its list, the list's name, its row, and below that its column. */
const CELL = /^((?:\/destinations\/\w+\/only)?\/items\/(contents|content_ids))\/(\d+)((?:\/(\w+))?)$/;
const STEPS = { ArrowUp: -1, ArrowDown: 1, Enter: 1, "Shift+Enter": -1 };

const attached = new WeakSet();

/** Hears a panel's keys before the panel does. Its lists keep theirs while they are open. */
export function attach(panel) {
  if (attached.has(panel)) return;
  attached.add(panel);
  const on = (type, hear) => {
    const heard = (event) => {
      const cell = cellOf(actOf(event));
      if (cell && panel[VIEW]) hear(panel, cell, event);
    };
    panel.shadowRoot.addEventListener(type, heard, true);
  };
  on("keydown", pressed);
  on("paste", pasted);
}

function cellOf(control) {
  const found = control?.dataset.act === "text" && CELL.exec(control.dataset.path);
  if (!found) return undefined;
  const [path, list, name, row, below, column = "id"] = found;
  return { control, path, list, name, row: Number(row), below, column };
}

function pressed(panel, { control, list, row, below }, event) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = STEPS[event.shiftKey ? `Shift+${event.key}` : event.key];
  if (!step || control.getAttribute("aria-expanded") === "true") return;
  event.preventDefault();
  const next = find(panel.shadowRoot, `${list}/${row + step}${below}`);
  if (next) {
    reveal(panel.shadowRoot, next.dataset.path);
    next.select();
  } else if (event.key === "Enter" && step > 0 && !event.repeat && isFilled(control)) {
    const outcome = panel[VIEW].gesture("add-row", list);
    if (outcome?.focus !== undefined) reveal(panel.shadowRoot, outcome.focus);
  }
}

/** Whether anything stands in the control's row: below an empty one no other is wanted. */
function isFilled(control) {
  return fieldsBeside(control).some(({ value }) => value.trim() !== "");
}

function fieldsBeside(control) {
  return [...control.closest(".row").querySelectorAll("input")];
}

function pasted(panel, { control, path, list, name, row, column }, event) {
  if (control.readOnly) return;
  const columns = fieldsBeside(control).map((field) => cellOf(field).column);
  const labels = [...control.closest(".rows").querySelectorAll(".names > span")].map((label) => label.textContent);
  const table = tableOf(event.clipboardData?.getData("text/plain") ?? "", columns, labels, column);
  if (!table) return;
  event.preventDefault();
  // What is typed in the cell is a change of its own, that undoing comes back to.
  panel[VIEW].gesture("leave", path);
  const known = list.split("/").reduce((at, key) => (key ? at?.[key] : at), panel.goal) ?? [];
  const patch = table.flatMap((cells, at) => {
    const put = { op: row + at < known.length ? "replace" : "add", path: `${list}/${row + at}` };
    return name === "contents" ? rowEdits(put, known[row + at], cells) : idEdits(put, known[row + at], cells);
  });
  if (patch.length === 0) return;
  const label = [0, "ui.change.contents", {}];
  // The wasm has yet to hear of it: the page made it.
  panel[VIEW].make((flow, node) => [{ slot: flow.slot(node), patch, source: "input", transient: false, label, isOurs: true }]);
}

/** Puts cells into a row; what else stands in it stays. `put`: an edit that makes the whole row. */
function rowEdits(put, old, cells) {
  if (typeof old !== "object" || old === null || Array.isArray(old)) {
    const value = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));
    return [{ ...put, value }];
  }
  const changed = Object.entries(cells).filter(([column, text]) => (old[column] ?? "") !== text);
  return changed.map(([column, value]) => ({ op: "add", path: `${put.path}/${column}`, value }));
}

function idEdits(put, old, { id = "" }) {
  return old === id ? [] : [{ ...put, value: id }];
}
