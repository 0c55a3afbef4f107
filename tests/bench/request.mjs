// Writing one request of Meta's with nine hashed fields, beside JavaScript that writes the same bytes with a hashing library and
// with the platform's own WebCrypto. The core also judges the goal by every rule, and says where each part comes from and what
// happens to each field; the others do not. Times are reported, never asserted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { measure, median } from "./measure.mjs";
import { preview } from "./package.mjs";
import { heading, line } from "./report.mjs";

const { goal, context } = JSON.parse(readFileSync(new URL("request.json", import.meta.url)));

/** The nine fields, as Meta wants each before it is hashed. */
function fields({ subscriber }) {
  const name = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return {
    em: subscriber.email.trim().toLowerCase(),
    ph: subscriber.phone.replace(/\D/g, "").replace(/^0+/, ""),
    fn: name(subscriber.first_name),
    ln: name(subscriber.last_name),
    ge: subscriber.gender.trim().toLowerCase(),
    db: subscriber.birthday.replaceAll("-", ""),
    ct: name(subscriber.city),
    country: subscriber.country.trim().toLowerCase(),
    external_id: subscriber.id,
  };
}

const fill = (text, variables) => text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name) => variables[name] ?? "");

function fact({ salt }, order) {
  return ["goal-element event 1", salt, "live", goal.goal.id, "order", order].join("\u001f");
}

function written({ variables, connections: [connection], referral, now }, event_id, hashed) {
  const custom = {
    value: "\u0000",
    currency: goal.value.currency,
    contents: goal.items.contents.map((row) => ({
      id: fill(row.id, variables),
      quantity: Number(row.quantity),
      item_price: Number(row.item_price),
    })),
    order_id: fill(goal.params.order_id, variables),
  };
  const body = JSON.stringify({
    data: [
      {
        event_name: goal.destinations.meta.event,
        event_time: now,
        event_id,
        action_source: "business_messaging",
        messaging_channel: connection.channel,
        user_data: {
          whatsapp_business_account_id: connection.whatsapp_business_account_id,
          ctwa_clid: referral.ctwa_clid,
          ...hashed,
        },
        custom_data: custom,
      },
    ],
    partner_agent: "goal-element",
  });
  // JSON.stringify would write 49.90 as 49.9.
  return body.replace('"\\u0000"', fill(goal.value.amount, variables));
}

function withNoble(context) {
  const hash = (text) => bytesToHex(sha256(utf8ToBytes(text)));
  const hashed = Object.fromEntries(Object.entries(fields(context)).map(([field, text]) => [field, hash(text)]));
  return written(context, hash(fact(context, context.variables.order_id)), hashed);
}

async function withWebCrypto(context) {
  const hash = async (text) => Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("hex");
  const all = Object.entries(fields(context)).map(async ([field, text]) => [field, await hash(text)]);
  const [event_id, ...hashed] = await Promise.all([hash(fact(context, context.variables.order_id)), ...all]);
  return written(context, event_id, Object.fromEntries(hashed));
}

const withCore = () => preview(goal, context).requests[0].body;

const body = withCore();
assert.equal([...body.matchAll(/"[0-9a-f]{64}"/g)].length, 10, "nine hashed fields and the event's id");
assert.equal(withNoble(context), body, "the same bytes");
assert.equal(await withWebCrypto(context), body, "the same bytes");

const times = await measure({ core: withCore, noble: () => withNoble(context) });
const ratios = [];
for (let round = 0; round < 25; round += 1) {
  const core = await timed(withCore, 100);
  ratios.push((await timed(() => withWebCrypto(context), 50)) / core);
}

heading(`One request with nine hashed fields, ${body.length} bytes, in Node ${process.versions.node}`);
line("the core: rules, request, map and ledger", times.core.micros, "µs");
line("JavaScript with @noble/hashes takes so many times as long", times.noble.ratio, "×", { atLeast: 2.5 });
line("JavaScript with WebCrypto takes so many times as long", median(ratios), "×", { atLeast: 6 });

async function timed(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) await run();
  return (performance.now() - start) / calls;
}
