// The client of goal-proxy. Every failure is a GoalError that says what happened and whether trying again may help.

import { GoalError } from "./goal-error.js";

const TIMEOUT = 15_000;
const MOST_PAGES = 100;

export function createProxy({ url, authorization, timeout = TIMEOUT }) {
  const base = String(url).replace(/\/+$/, "");
  const call = (path, options) => ask({ ...options, address: `${base}/v1/${path}`, authorization, timeout });
  return {
    workspace: (options) => call("workspace", pick(options)),
    connections: (options) => call("connections", pick(options)),
    deliveries: ({ goal, limit, signal } = {}) => call(`deliveries${query({ goal, limit })}`, { signal }),
    statistics: ({ goal, signal } = {}) => call(`statistics${query({ goal })}`, { signal }),
    rates: async ({ date, signal } = {}) => (await call(`rates${query({ date })}`, { signal })).tables,
    events: (event, { signal } = {}) => call("events", { body: event, signal }),
    referral: async (subscriber, options) => {
      try {
        return await call(`referrals/${segment(subscriber)}`, pick(options));
      } catch (error) {
        // Most people come through no ad at all.
        if (error.status === 404) return undefined;
        throw error;
      }
    },
    tellReferral: (referral, options) => call("referrals", { body: referral, ...pick(options) }),
    tellStart: (start, options) => call("flow-starts", { body: start, ...pick(options) }),
    goalStore: goalStore(call),
    usage: {
      report: async (bot, name, goals, options) => {
        await call("usage", { body: { bot, bot_name: name, goals }, ...pick(options) });
      },
    },
    stats: { summary: (asked, options) => call(`statistics${query({ mode: "live", ...asked })}`, pick(options)) },
    journal: {
      // A cursor makes it a page; the first page has none yet.
      list: async ({ cursor = "", ...asked } = {}, options) =>
        paged(await call(`deliveries${query({ ...asked, cursor })}`, pick(options))),
      retry: (id, options) => call(`deliveries/${segment(id)}/retry`, { method: "POST", ...pick(options) }),
    },
    connectionStore: connectionStore(call),
  };
}

function goalStore(call) {
  const one = (id) => `goals/${segment(id)}`;
  return {
    list: ({ bot, signal } = {}) => all((cursor) => call(`goals${query({ bot, cursor })}`, { signal })),
    get: (id, { revision, signal } = {}) => call(`${one(id)}${query({ revision })}`, { signal }),
    create: (goal, options) => call("goals", { body: { goal }, ...pick(options) }),
    save: (id, goal, revision, options) =>
      call(one(id), { method: "PUT", body: { goal }, headers: { "if-match": `"${revision}"` }, ...pick(options) }),
    history: (id, options) => all((cursor) => call(`${one(id)}/history${query({ cursor })}`, pick(options))),
    remove: (id, options) => call(one(id), { method: "DELETE", ...pick(options) }),
  };
}

function connectionStore(call) {
  const one = (id) => `connections/${segment(id)}`;
  return {
    list: async (options) => (await call("connections", pick(options))).map(fromProxy),
    create: async (connection, options) => fromProxy(await call("connections", { body: forProxy(connection), ...pick(options) })),
    save: async (id, connection, options) =>
      fromProxy(await call(one(id), { method: "PUT", body: forProxy(connection), ...pick(options) })),
    remove: (id, { waiting, ...options } = {}) => call(`${one(id)}${query({ waiting })}`, { method: "DELETE", ...pick(options) }),
    check: async (id, options) => fromProxy(await call(`${one(id)}/check`, { method: "POST", ...pick(options) })),
    dataset: (id, options) => call(`${one(id)}/dataset`, { method: "POST", ...pick(options) }),
  };
}

/** The proxy calls a secret's name `token`. On this side nothing is called that, so that nothing can be taken for a place of one. */
function forProxy({ credential, ...facts }) {
  return { ...facts, token: credential };
}

function fromProxy({ token: credential, missing_token: missing, ...facts }) {
  return { ...facts, ...(credential && { credential }), ...(missing && { missing }) };
}

/** The pages of a list, one after the other, as one list. */
async function all(page) {
  const items = [];
  for (let cursor, at = 0; at < MOST_PAGES; at += 1) {
    const { items: more, next } = paged(await page(cursor));
    items.push(...more);
    if (!next) break;
    cursor = next;
  }
  return items;
}

function paged(answer) {
  return Array.isArray(answer) ? { items: answer } : { items: [], ...answer };
}

function query(parts) {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function pick({ signal } = {}) {
  return { signal };
}

function segment(name) {
  return encodeURIComponent(String(name));
}

/** One question; on 401 the host is asked for a fresh authorization once. */
async function ask(request) {
  const first = await exchange(request);
  const again = first.status === 401 && request.authorization !== undefined;
  return understand(again ? await exchange(request) : first);
}

/** The answer as it came, whole. Rejects when there is none. */
async function exchange({ address, method, body, headers: more, authorization, timeout, signal }) {
  const headers = { accept: "application/json", ...more };
  if (authorization) headers.authorization = `Bearer ${await authorize(authorization)}`;
  if (body !== undefined) headers["content-type"] = "application/json";

  const ending = new AbortController();
  const abort = () => ending.abort("aborted");
  const timer = setTimeout(() => ending.abort("timeout"), timeout);
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  try {
    const response = await fetch(address, {
      method: method ?? (body === undefined ? "GET" : "POST"),
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
    if (value === undefined && status !== 204) throw new GoalError("not-json", { status });
    return value;
  }
  throw new GoalError(kindOf(status, value), { status, retryAfter: seconds(retryAfter), params: paramsOf(value) });
}

function kindOf(status, problem) {
  if (status === 401) return "session";
  if (status === 408) return "timeout";
  if (status === 413) return "too-large";
  if (status === 429) return "busy";
  // The proxy is well: it tells what the platform said.
  if (status >= 500 && problem?.code !== "platform-refused") return "server";
  if (problem === undefined) return "not-json";
  return problem?.code === "no-test-code" ? "no-test-code" : "refused";
}

/** What a problem (RFC 9457) says, as text for `error.<kind>`. */
function paramsOf(problem) {
  const { code, title, detail, params } = Object(problem);
  // A list of names is a text of as many lines, for `{used_by:or}`.
  const told = ([name, value]) => [name, Array.isArray(value) ? value.map(nameOf).join("\n") : value];
  const entries = Object.entries({ ...Object(params), code, title, detail }).map(told);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string"));
}

function nameOf(one) {
  return String(one?.bot_name ?? one?.name ?? one);
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
