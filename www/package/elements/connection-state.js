// How a connection fares: why nothing is sent through it, how many events wait, and when the first of them runs out.

import { h } from "./dom.js";

/** So far ahead a weekday's name means one day alone, in milliseconds. */
const NEAR = 6 * 86_400_000;

/** A note where somebody has to do something; else nothing. */
export function stateOf({ stopped, waiting, has_token }, words) {
  if (!stopped && has_token !== false) return undefined;
  const told = [stopped && reasonOf(stopped, words), waiting && waitingOf(waiting, words)].filter(Boolean);
  if (told.length === 0) return undefined;
  return h("p", { class: stopped ? "note bad" : "note", part: "stopped" }, [told.join(" ")]);
}

function reasonOf({ answer }, { text }) {
  if (answer === "token-expired") return text("connection.token-expired");
  const said = text(`answer.${answer}`);
  // A newer server may know answers that these texts do not.
  return said === `answer.${answer}` ? text("connection.works-not") : said;
}

function waitingOf({ events, first_expires_at: first }, { text, when, locale }) {
  const at = Number(first) * 1000;
  if (!(events > 0) || !Number.isFinite(at)) return undefined;
  const n = String(events);
  if (at - Date.now() > NEAR) return text("connection.waiting-later", { n, when: when(first) });
  const as = (options) => new Intl.DateTimeFormat(locale, options).format(at);
  // English shortens the days of the week in a sentence, Spanish and Portuguese do not.
  const weekday = as({ weekday: locale.startsWith("en") ? "short" : "long" });
  const time = as({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return text("connection.waiting", { n, weekday, time });
}
