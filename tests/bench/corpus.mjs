// Documents made by chance that is the same every time: right ones, and right ones with up to three members spoilt.

const EVENTS = ["Purchase", "Purchase", "Lead", "LeadSubmitted", "AddToCart", "InitiateCheckout", "ViewContent", "OrderCreated"];
const TEXTS = [
  ...[
    "",
    "  ",
    "12abc",
    "49.90",
    "1.234",
    "1,234",
    "1.234,56",
    "1,234.56",
    "1.234.567",
    "1,234,567",
    "$10",
    "10 €",
    "-1",
    "+7",
    "−7",
    "-",
  ],
  ...["0", "00", "1.0", "1.5", "1.", ".5", "1e400", "NaN", "0.125", "0,5", "0.123", "1234.567", "12,34,567", " 7 ", "3.0", "two"],
  ...[
    "123456789012345678901234567890",
    "1234567890123456789012345678901",
    "{{total}}",
    " {{total}} ",
    "{{total}} EUR",
    "{{a}}{{b}}",
  ],
  ...[
    "eur",
    " EUR ",
    "EUR",
    "€",
    "EURO",
    "XAU",
    "pesos",
    "{{currency}}",
    "gift wrap",
    " plan ",
    "a\tb",
    "product",
    "product_group",
  ],
  ...[
    "hotel",
    "shoes",
    "week",
    "day",
    "order",
    "number",
    "date",
    "minor",
    "1.234,5",
    "Purchase",
    "Purchse",
    "Order paid",
    "💶",
    "é",
  ],
];
/** What people type into this field by mistake. */
const SLIPS = {
  key: ["gift wrap", "a\tb c"],
  type: ["date", "numbers"],
  per: ["week"],
  format: ["1,5"],
  content_type: ["shoes", "Product"],
  num_items: ["0", "1.5", "two"],
  quantity: ["0", "-1", "1,5"],
  event: ["", " "],
};
const OTHERS = [null, true, false, 7, 0, 1.5, -3, [], ["x"], {}, { x: "y" }];

/** A source of chance (xorshift32). */
export function chance(seed) {
  let state = seed;
  const below = (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return { below, one: (list) => list[below(list.length)], maybe: (value) => (below(3) > 0 ? value : undefined) };
}

/** A document without a mistake, with that many rows of contents. */
export function valid(rows, { one, maybe } = chance(1)) {
  const contents = Array.from({ length: rows }, (_, row) => ({
    id: `SKU-${row}`,
    quantity: one(["1", "2", "{{count}}"]),
    item_price: one(["4.99", "12", "{{price}}"]),
    title: maybe("A thing"),
    category: maybe("Things"),
    brand: maybe("Acme"),
  }));
  return plain({
    version: 1,
    goal: { id: "g1" },
    bind: maybe({ order_total: "{{total}}" }),
    name: "Order paid",
    value: { amount: one(["49.90", "{{order_total}}", "7", "1234.5"]), currency: one(["EUR", "USD", "MXN"]) },
    items: { content_type: maybe("product"), content_ids: maybe(["SKU-1", "SKU-2"]), contents, num_items: maybe("3") },
    params: maybe({ order_id: "{{order_id}}", content_name: "Shoes" }),
    custom: maybe([
      { key: "plan", value: "gold", type: "text" },
      { key: "visits", value: "4", type: "number" },
    ]),
    once: maybe({ per: one(["subscriber", "day", "order"]), key: "{{order_id}}" }),
    consent: maybe({ variable: "agreed", accepted: ["yes", "sí"] }),
    destinations: { meta: { enabled: true, connection: maybe("shop"), event: one(EVENTS), convert_to: maybe("USD") } },
  });
}

/** As JSON has it: without members that are `undefined`. */
const plain = (value) => JSON.parse(JSON.stringify(value));

/** That many documents; one in eight is right. */
export function corpus(count, seed = 7) {
  const source = chance(seed);
  return Array.from({ length: count }, () => {
    const document = valid(source.below(5), source);
    const mistakes = source.below(8) === 0 ? 0 : 1 + source.below(3);
    for (let done = 0; done < mistakes; done += 1) spoil(document, source);
    return document;
  });
}

/** Removes a member, or puts something else in its place. */
function spoil(document, { below, one }) {
  const places = [];
  walk(document, (holder, name) => places.push([holder, name]));
  const [holder, name] = one(places);
  const way = below(5);
  if (way === 0 && !Array.isArray(holder)) delete holder[name];
  else if (way < 3) holder[name] = one(OTHERS.map((other) => structuredClone(other)));
  else holder[name] = one(below(2) > 0 && name in SLIPS ? SLIPS[name] : TEXTS);
  // A document of a later version is not judged at all.
  if (document.version > 1 && Number.isInteger(document.version)) document.version = 0;
}

function walk(value, each) {
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) {
    each(value, name);
    walk(value[name], each);
  }
}
