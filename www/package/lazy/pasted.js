// What is pasted into rows of products, read as a table: cells from a spreadsheet, or JSON as Meta, TikTok and shops write it.

/** The names that others have for our columns: Meta's, TikTok's and Google's, and what spreadsheets are headed with. */
const NAMES = {
  id: ["id", "content_id", "item_id", "product_id", "sku", "retailer_id", "producto", "produto"],
  quantity: ["quantity", "qty", "item_quantity", "cantidad", "quantidade"],
  item_price: ["item_price", "price", "unit_price", "precio", "preço", "preco"],
  title: ["title", "content_name", "item_name", "product_name", "name", "nombre", "nome"],
  category: ["category", "content_category", "item_category", "categoría", "categoria"],
  brand: ["brand", "item_brand", "marca"],
};

/** A cell, in quotes where its text holds tabs, line ends or quotes, and what it ends with. */
const CELL = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|[\r\n]|$)/y;

/**
 * The rows in `text`, each as texts by column; `undefined`: it is no table but a single text. `columns` are those on the
 * screen, `labels` their headings, and `from` is the one that is pasted into.
 */
export function tableOf(text, columns, labels, from) {
  const rows = fromJson(text, from) ?? fromCells(text, columns, labels, from);
  return rows?.length > 0 ? rows : undefined;
}

function fromJson(text, from) {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value;
  try {
    value = JSON.parse(text, asWritten);
  } catch {
    return undefined;
  }
  const list = Array.isArray(value) ? value : (value.contents ?? value.items ?? value.products ?? [value]);
  if (!Array.isArray(list)) return undefined;
  return list.map((item) => rowOf(item, from)).filter((row) => Object.keys(row).length > 0);
}

/** Numbers keep their digits, in browsers that tell them: `49.90` stays that, and long ids stay whole. */
function asWritten(_, value, context) {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}

function rowOf(item, from) {
  if (typeof item !== "object" || item === null) return isText(item) ? { [from]: oneLine(item) } : {};
  const row = {};
  for (const [name, value] of Object.entries(item)) {
    const column = columnOf(name);
    if (column && isText(value)) row[column] ??= oneLine(value);
  }
  return row;
}

function fromCells(text, columns, labels, from) {
  const lines = cellsOf(text.replace(/[\r\n]+$/, ""));
  if (lines.length === 1 && lines[0].length === 1) return undefined;
  const heads = headsOf(lines[0], columns, labels);
  const places = heads ?? columns.slice(columns.indexOf(from));
  const filled = lines.slice(heads ? 1 : 0).filter((cells) => cells.some((cell) => cell !== ""));
  return filled.map((cells) => {
    const placed = cells.map((cell, at) => [places[at], cell]);
    return Object.fromEntries(placed.filter(([column]) => column !== undefined));
  });
}

/** The columns that a first line names; `undefined`: it is no heading. */
function headsOf(cells, columns, labels) {
  const named = cells.map((cell) => columnOf(cell) ?? columns[labels.indexOf(cell)]);
  return named.includes("id") || !named.includes(undefined) ? named : undefined;
}

function cellsOf(text) {
  const lines = [[]];
  CELL.lastIndex = 0;
  for (;;) {
    const [, cell, end] = CELL.exec(text);
    lines.at(-1).push(oneLine(unquoted(cell)));
    if (end === "") return lines;
    if (end !== "\t") lines.push([]);
  }
}

function unquoted(cell) {
  return /^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function columnOf(name) {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  return Object.keys(NAMES).find((column) => NAMES[column].includes(plain));
}

function isText(value) {
  return typeof value === "string" || typeof value === "boolean";
}

function oneLine(value) {
  return String(value).replaceAll(/\s+/g, " ").trim();
}
