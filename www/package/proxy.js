// The client of goal-proxy. Every failure is a GoalError that says what happened and whether trying again may help.

import { GoalError } from "./goal-error.js";

const TIMEOUT = 15_000;

export function createProxy({ url, authorization, timeout = TIMEOUT }) {
  const base = url.replace(/\/+$/, "");
  const call = (path, { body, signal } = {}) => ask({ address: `${base}/v1/${path}`, body, authorization, timeout, signal });
  return {
    workspace: (options) => call("workspace", options),
    connections: (options) => call("connections", options),
    deliveries: ({ goal, limit, signal } = {}) => call(`deliveries${query({ goal, limit })}`, { signal }),
    statistics: ({ goal, signal } = {}) => call(`statistics${query({ goal })}`, { signal }),
    events: (event, { signal } = {}) => call("events", { body: event, signal }),
  };
}

function query(parts) {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** One question; on 401 the host is asked for a fresh authorization once. */
async function ask(request) {
  const first = await exchange(request);
  const again = first.status === 401 && request.authorization !== undefined;
  return understand(again ? await exchange(request) : first);
}

/** The answer as it came, whole. Rejects when there is none. */
async function exchange({ address, body, authorization, timeout, signal }) {
  const headers = { accept: "application/json" };
  if (authorization) headers.authorization = `Bearer ${await authorize(authorization)}`;
  if (body !== undefined) headers["content-type"] = "application/json";

  const ending = new AbortController();
  const abort = () => ending.abort("aborted");
  const timer = setTimeout(() => ending.abort("timeout"), timeout);
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  try {
    const response = await fetch(address, {
      method: body === undefined ? "GET" : "POST",
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: ending.signal,
    });
    return { status: response.status, retryAfter: response.headers.get("retry-after"), text: await response.text() };
  } catch (cause) {
    throw new GoalError(ending.signal.aborted ? ending.signal.reason : "network", { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

async function authorize(authorization) {
  try {
    return await authorization();
  } catch (cause) {
    throw new GoalError("session", { cause });
  }
}

/** The answer's value, or the error that it is. The status speaks first: gateways answer 413, 429 and 502 in HTML. */
function understand({ status, retryAfter, text }) {
  const value = parse(text);
  if (status >= 200 && status < 300) {
    if (value === undefined) throw new GoalError("not-json", { status });
    return value;
  }
  throw new GoalError(kindOf(status, value), { status, retryAfter: seconds(retryAfter), params: paramsOf(value) });
}

function kindOf(status, problem) {
  if (status === 401) return "session";
  if (status === 413) return "too-large";
  if (status === 429) return "busy";
  if (status >= 500) return "server";
  if (problem === undefined) return "not-json";
  return problem?.code === "no-test-code" ? "no-test-code" : "refused";
}

/** What a problem (RFC 9457) says, as text for `error.<kind>`. */
function paramsOf(problem) {
  const { code, title, detail, params } = Object(problem);
  const entries = Object.entries({ ...Object(params), code, title, detail });
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string"));
}

/** `Retry-After` in seconds, given as a number or as a date. */
function seconds(header) {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
