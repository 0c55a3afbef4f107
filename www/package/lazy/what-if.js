// What a goal would send for other values of its variables. It decides nothing: for each value it asks the core what would
// be sent and what is wrong, and keeps what is wrong because of the value.

import { loaded } from "../core.js";
import { toJson } from "../json.js";

/** What every variable is tried with besides the flow's own samples. */
const STANDARD = [
  ["empty", ""],
  ["zero", "0"],
  ["local", "1.234,56 €"],
  ["emoji", "🎉 ¡Gracias!"],
  ["long", "muy largo ".repeat(200)],
];
const PLATFORMS = ["meta", "tiktok"];

export function whatIf(goal, context, surroundings) {
  const core = loaded();
  const told = Object(surroundings);
  const names = core.variables(goal);
  const declared = new Map(list(told.variables).map((variable) => [variable?.name ?? variable, Object(variable)]));
  const usual = Object.fromEntries(names.map((name) => [name, usualValue(goal, name, declared.get(name), told)]));
  const moment = made(goal, Object(context), told, usual);
  const check = (name, samples) => {
    const variables = names.map((other) => {
      const { type } = Object(declared.get(other));
      return { name: other, ...(type && { type }), ...(other === name && { samples }) };
    });
    return core.validate(goal, toJson({ ...told, connections: moment.connections, variables }));
  };
  const always = new Set(check().map(place));

  const tryOne = (name, kind, sample) => {
    const variables = { ...moment.variables, [name]: sample };
    const { requests, skipped, diagnostics } = core.preview(
      goal,
      toJson({ ...moment, variables }),
      toJson({ rules: told.rules }),
    );
    const found = [...check(name, [sample]), ...diagnostics].filter((diagnostic) => !always.has(place(diagnostic)));
    const unique = new Map(found.map((diagnostic) => [place(diagnostic), diagnostic]));
    return {
      kind,
      sample,
      destinations: [...requests.map((request) => sent(goal, request)), ...skipped.map(notSent)],
      diagnostics: [...unique.values()],
    };
  };

  return names.map((variable) => {
    const own = samplesOf(declared.get(variable)).map((sample) => ["flow", sample]);
    const normal = own.length > 0 ? own : [["normal", moment.variables[variable]]];
    return { variable, cases: [...normal, ...STANDARD].map(([kind, sample]) => tryOne(variable, kind, sample)) };
  });
}

/** The moment that the host tells of, and what it leaves out: whatever would keep everything from being sent. */
function made(goal, context, told, usual) {
  const { subscriber = {}, referral = {} } = context;
  const known = subscriber.hashed ?? subscriber.phone ?? subscriber.email;
  const hash = "0".repeat(64);
  const person = known === undefined && { hashed: { meta: { ph: hash }, tiktok: { phone: hash } } };
  const connections = context.connections ?? told.connections ?? madeConnections(goal);
  return {
    ...(told.rates && { rates: told.rates }),
    ...newest(told.rates),
    ...context,
    happening_id: context.happening_id || "what-if",
    variables: { ...usual, ...texts(context.variables) },
    subscriber: { psid: "1", igsid: "1", ...subscriber, ...person },
    referral: { ttclid: "what-if", ...referral, ctwa_clid: referral.ctwa_clid || "what-if" },
    connections,
    default_connections:
      context.default_connections ??
      told.default_connections ??
      Object.fromEntries(connections.map(({ platform, id }) => [platform, id])),
  };
}

/** The day of the newest rates: without a day no rate holds, and nothing would be converted. */
function newest(rates) {
  const days = list(rates).map((table) => String(Object(table).date));
  return days.length > 0 && { local_date: days.sort().at(-1) };
}

function madeConnections(goal) {
  const number = "1".repeat(15);
  return PLATFORMS.map((platform) => ({
    id: String(goal?.destinations?.[platform]?.connection || `what-if-${platform}`),
    name: "",
    platform,
    channel: "whatsapp",
    dataset_id: number,
    whatsapp_business_account_id: number,
    pixel_code: "0".repeat(20),
    offline_event_set_id: number,
  }));
}

/** What a variable likely holds: the flow's first sample, an answer that is consent, a currency, an amount. */
function usualValue(goal, name, declared, told) {
  const [first] = samplesOf(declared).filter((sample) => sample.trim() !== "");
  if (first !== undefined) return first;
  const { consent, value, destinations } = Object(goal);
  if (consent?.variable === name) return String(list(consent.accepted)[0] ?? "");
  const values = [value, ...PLATFORMS.map((platform) => destinations?.[platform]?.only?.value)];
  const isCurrency = values.some((each) => String(each?.currency).replace(/\s/g, "") === `{{${name}}}`);
  if (isCurrency) return told.currency ?? "EUR";
  return { boolean: "true", text: "ABC-123" }[declared?.type] ?? "49.90";
}

function sent(goal, { destination, value, body }) {
  const own = goal.destinations[destination].only?.value ?? goal.value;
  const isMissing = value === undefined && String(own?.amount ?? "").trim() !== "";
  return { destination, outcome: isMissing ? "without-value" : "sent", ...(value && { value }), body };
}

function notSent({ destination, reason }) {
  return { destination, outcome: "skipped", reason };
}

function place({ code, path }) {
  return `${code} ${path}`;
}

function samplesOf(variable) {
  return list(variable?.samples).map(String);
}

function texts(variables) {
  return Object.fromEntries(Object.entries(Object(variables)).map(([name, value]) => [name, String(value)]));
}

function list(value) {
  return Array.isArray(value) ? value : [];
}
