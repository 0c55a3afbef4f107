// A test send: what goal-proxy needs of the moment, and nothing more. Contact data leaves hashed or not at all.

import { core } from "../core.js";
import { GoalError } from "../goal-error.js";
import { toJson } from "../json.js";

const TIMEOUT = 15_000;

export async function sendTest([node, goal, isThere, { rates, rules }], given, options) {
  if (!isThere) throw new GoalError("refused", { params: { detail: `there is no goal at node ${node}` } });
  const { url, testEventCode, authorization, bot } = Object(options);
  const context = { rates, ...Object(given) };
  const { id, external_id, psid, igsid } = context.subscriber ?? {};
  if (!testEventCode?.trim()) throw new GoalError("no-test-code");
  const event = {
    mode: "test",
    ...(bot !== undefined && { bot }),
    node,
    goal,
    context: {
      happening_id: context.happening_id,
      variables: only(context.variables, core().variables(goal)),
      subscriber: { id, external_id, psid, igsid, hashed: core().hashed(goal, toJson(context)) },
      ...(context.referral && { referral: context.referral }),
      ...(context.rates && { rates: context.rates }),
    },
    test_event_code: testEventCode.trim(),
    ...(rules && { rules }),
  };
  const address = `${String(url).replace(/\/+$/, "")}/v1/events`;
  const ask = async () => post(address, JSON.stringify(event), await token(authorization), options);
  try {
    return await ask();
  } catch (error) {
    if (error.kind !== "session" || !authorization) throw error;
    return ask();
  }
}

/** The request is built and its answer read by the wasm; the waiting between is done here. */
async function post(address, body, authorization, { signal, timeout = TIMEOUT }) {
  const ending = new AbortController();
  const abort = () => ending.abort("aborted");
  const timer = setTimeout(() => ending.abort("timeout"), timeout);
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  try {
    const url = new URL(address, globalThis.location?.href).href;
    const request = core().request(url, body, authorization, ending.signal);
    if (!request) throw new TypeError("the authorization cannot stand in a header");
    const response = await fetch(request);
    return understand(response, await response.text());
  } catch (cause) {
    if (cause instanceof GoalError) throw cause;
    throw new GoalError(ending.signal.aborted ? ending.signal.reason : "network", { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

function understand(response, text) {
  const facts = core().misunderstood(response, text);
  if (facts) throw new GoalError(facts.kind, facts);
  return JSON.parse(text);
}

async function token(authorization) {
  if (!authorization) return undefined;
  try {
    return await authorization();
  } catch (cause) {
    throw new GoalError("session", { cause });
  }
}

function only(values, names) {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(values ?? {}, name)).map((name) => [name, textOf(values[name])]),
  );
}

/** A list as its JSON text, which the proxy reads as the list. */
function textOf(value) {
  return typeof value === "object" ? toJson(value) : String(value);
}
