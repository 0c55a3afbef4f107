// What a connection consists of: the fields of each kind, and what the core's rules say of each.

import { core } from "../core.js";
import { toJson } from "../json.js";

const META = {
  whatsapp: "whatsapp_business_account_id",
  messenger: "page_id",
  instagram: "ig_account_id",
};
const TIKTOK = ["pixel_code", "offline_event_set_id", "crm_event_set_id"];
/** Rules that speak of an id alone; the others look at the whole connection. */
const SHAPES = /-shape$/;
const OF_CONNECTION =
  /^(connection\/(?:account-shape|dataset-shape|incomplete)|tiktok\/(?:connection-incomplete|pixel-code-shape|event-set-shape))$/;

const COUNTRY_WRONG = { severity: "error", text: "connection.country-wrong" };
export const COUNTRIES = ["country", "phone_country"];
export const CHANNELS = ["whatsapp", "messenger", "instagram", ""];

/** The ids that a connection of this kind has. */
export function idsOf({ platform, channel }) {
  if (platform === "tiktok") return TIKTOK;
  return ["dataset_id", META[channel]].filter(Boolean);
}

/** A field's text as it is kept. Numbers are copied in groups of digits; a name keeps its blanks. */
export function tidy(name, text) {
  return name.endsWith("_id") ? text.replace(/\s/g, "") : text.trim();
}

/** Field → what is wrong there. What the core judges is empty until it is loaded: the server judges too. */
export function problemsOf(draft) {
  const ids = idsOf(draft);
  const connection = { ...draft };
  for (const id of ids) connection[id] = tidy(id, draft[id] ?? "");
  const found = {};
  for (const name of COUNTRIES) {
    if (!/^([a-z]{2})?$/i.test(tidy(name, draft[name] ?? ""))) found[name] = COUNTRY_WRONG;
  }
  for (const id of ids) {
    const alone = Object.fromEntries(ids.map((other) => [other, other === id ? connection[other] : ""]));
    const [wrong] = judged({ ...connection, ...alone }).filter(({ code }) => SHAPES.test(code));
    if (connection[id] && wrong) found[id] = { ...wrong, text: `rule.${wrong.key}` };
  }
  const [missing] = judged(connection).filter(({ code }) => !SHAPES.test(code));
  const empty = ids.find((id) => !connection[id]);
  if (missing && empty && !found[empty]) found[empty] = { ...missing, text: `rule.${missing.key}` };
  return found;
}

/** Whether this is an access token, pasted into a field that is none. */
export function isToken(text) {
  const goal = { version: 1, goal: { id: "probe" }, name: text, destinations: {} };
  return (core()?.validate(goal, "{}") ?? []).some(({ code, path }) => code.startsWith("secret/") && path === "/name");
}

function judged(connection) {
  const { platform } = connection;
  const goal = {
    version: 1,
    goal: { id: "probe" },
    name: "probe",
    destinations: {
      [platform]: { enabled: true, event: platform === "meta" ? "LeadSubmitted" : "Contact", connection: "probe" },
    },
  };
  const told = Object.fromEntries(Object.entries(connection).filter(([, value]) => value !== "" && value !== undefined));
  const found = core()?.validate(goal, toJson({ connections: [{ ...told, id: "probe" }] })) ?? [];
  return found.filter(({ code }) => OF_CONNECTION.test(code));
}

/** An id for a new connection: made of its name, and of a number where there is such a one. */
export function newId({ platform, name }, taken) {
  const plain = secretName({ platform, name }).toLowerCase().replaceAll("_", "-");
  let id = plain;
  for (let at = 2; taken.includes(id); at += 1) id = `${plain}-${at}`;
  return id;
}

/** The name under which the server looks for the token: `META_SHOP`. */
export function secretName({ platform, name }) {
  const plain = String(name)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `${platform.toUpperCase()}_${plain.slice(0, 40) || "MAIN"}`;
}
