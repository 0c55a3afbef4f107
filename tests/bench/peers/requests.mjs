// One request of Meta's with nine hashed fields, as JavaScript would write it: the same bytes as the core's. Runs in Node and in browsers.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

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

function fact(goal, { salt }, order) {
  return ["goal-element event 1", salt, "live", goal.goal.id, "order", order].join("\u001f");
}

function written(goal, { variables, connections: [connection], referral, now }, event_id, hashed) {
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

export function withNoble(goal, context) {
  const hash = (text) => bytesToHex(sha256(utf8ToBytes(text)));
  const hashed = Object.fromEntries(Object.entries(fields(context)).map(([field, text]) => [field, hash(text)]));
  return written(goal, context, hash(fact(goal, context, context.variables.order_id)), hashed);
}

export async function withWebCrypto(goal, context) {
  const hash = async (text) => bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8ToBytes(text))));
  const all = Object.entries(fields(context)).map(async ([field, text]) => [field, await hash(text)]);
  const [event_id, ...hashed] = await Promise.all([hash(fact(goal, context, context.variables.order_id)), ...all]);
  return written(goal, context, event_id, Object.fromEntries(hashed));
}
