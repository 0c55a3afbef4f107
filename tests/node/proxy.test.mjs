// The proxy's client against a real HTTP server that behaves as badly as the world does.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { load } from "./package.mjs";

const { createProxy } = await load("proxy.js");
const { GoalError } = await load("goal-error.js");

let server;
let url;
/** What the server does with the next request, and what it got. */
let answer;
let got;

before(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    got.push({ method: request.method, url: request.url, headers: request.headers, body });
    answer(response, request);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});
beforeEach(() => {
  got = [];
  answer = (response) => send(response, 200, []);
});

function send(response, status, value, headers = {}) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const type = typeof value === "string" ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers }).end(text);
}

async function failure(promise) {
  const error = await promise.then(
    () => assert.fail("it succeeded"),
    (reason) => reason,
  );
  assert.ok(error instanceof GoalError, String(error));
  assert.equal(error.name, "GoalError");
  return error;
}

test("reads go to their addresses", async () => {
  const proxy = createProxy({ url: `${url}/` });
  await proxy.workspace();
  await proxy.connections();
  await proxy.deliveries();
  await proxy.deliveries({ goal: "g/1 &", limit: 5 });
  await proxy.statistics({ goal: "g1" });
  answer = (response) => send(response, 200, { date: "2026-11-21", tables: [{ source: "ecb" }], stale: false });
  assert.deepEqual(await proxy.rates({ date: "2026-11-21" }), [{ source: "ecb" }]);
  assert.deepEqual(
    got.map((request) => `${request.method} ${request.url}`),
    [
      "GET /v1/workspace",
      "GET /v1/connections",
      "GET /v1/deliveries",
      "GET /v1/deliveries?goal=g%2F1+%26&limit=5",
      "GET /v1/statistics?goal=g1",
      "GET /v1/rates?date=2026-11-21",
    ],
  );
});

test("ports go to their addresses", async () => {
  answer = (response) => send(response, 200, { items: [], dataset_id: "1", token: "META_SHOP", missing_token: "META_SHOP" });
  const { goalStore, usage, stats, journal, connectionStore, ...proxy } = createProxy({ url });
  const goal = { goal: { id: "g/1" } };
  await goalStore.list({ bot: "b 1" });
  await goalStore.get("g/1", { revision: 2 });
  await goalStore.create(goal);
  await goalStore.save("g/1", goal, 3);
  await goalStore.history("g/1");
  await goalStore.remove("g/1");
  await usage.report("b1", "Shop", [{ id: "g/1", blocks: 2 }]);
  await stats.summary({ goal: "g/1", from: "2026-11-01", to: "2026-11-27" });
  await journal.list({ mode: "live", outcome: "skipped", reason: "no-click" });
  await journal.retry("d1");
  const made = await connectionStore.create({ name: "Shop", credential: "META_SHOP" });
  assert.deepEqual([made.credential, made.missing, made.token], ["META_SHOP", "META_SHOP", undefined]);
  await connectionStore.save("c1", { name: "Shop" });
  await connectionStore.check("c1");
  await connectionStore.dataset("c1");
  await connectionStore.remove("c1");
  await proxy.referral("s/1");
  await proxy.tellStart({ bot: "b1" });
  await proxy.tellReferral({ subscriber: "s1" });
  assert.deepEqual(
    got.map((request) => [request.method, request.url, request.headers["if-match"], request.body].filter(Boolean).join(" ")),
    [
      "GET /v1/goals?bot=b+1",
      "GET /v1/goals/g%2F1?revision=2",
      'POST /v1/goals {"goal":{"goal":{"id":"g/1"}}}',
      'PUT /v1/goals/g%2F1 "3" {"goal":{"goal":{"id":"g/1"}}}',
      "GET /v1/goals/g%2F1/history",
      "DELETE /v1/goals/g%2F1",
      'POST /v1/usage {"bot":"b1","bot_name":"Shop","goals":[{"id":"g/1","blocks":2}]}',
      "GET /v1/statistics?mode=live&goal=g%2F1&from=2026-11-01&to=2026-11-27",
      "GET /v1/deliveries?mode=live&outcome=skipped&reason=no-click&cursor=",
      "POST /v1/deliveries/d1/retry",
      'POST /v1/connections {"name":"Shop","token":"META_SHOP"}',
      'PUT /v1/connections/c1 {"name":"Shop"}',
      "POST /v1/connections/c1/check",
      "POST /v1/connections/c1/dataset",
      "DELETE /v1/connections/c1",
      "GET /v1/referrals/s%2F1",
      'POST /v1/flow-starts {"bot":"b1"}',
      'POST /v1/referrals {"subscriber":"s1"}',
    ],
  );
});

test("a list is read to its end", async () => {
  answer = (response, { url: asked }) =>
    send(response, 200, asked.includes("cursor=2") ? { items: [2] } : { items: [1], next: "2" });
  assert.deepEqual(await createProxy({ url }).goalStore.list(), [1, 2]);
});

test("a deletion is answered by nothing", async () => {
  answer = (response) => response.writeHead(204).end();
  assert.equal(await createProxy({ url }).goalStore.remove("g1"), undefined);
});

test("nobody's ad is no failure", async () => {
  answer = (response) => send(response, 404, { title: "Not found", code: "not-found" });
  assert.equal(await createProxy({ url }).referral("s1"), undefined);
});

test("names in a refusal are told one a line", async () => {
  answer = (response) =>
    send(response, 409, { title: "In use", code: "goal-in-use", params: { used_by: ["Shop", { bot_name: "Raffle" }] } });
  const error = await failure(createProxy({ url }).goalStore.remove("g1"));
  assert.equal(error.kind, "refused");
  assert.deepEqual([error.params.code, error.params.used_by], ["goal-in-use", "Shop\nRaffle"]);
});

test("an event is posted as JSON", async () => {
  answer = (response) => send(response, 200, { mode: "check", deliveries: [] });
  const event = { mode: "check", goal: { name: "Ñ" }, context: { happening_id: "h" } };
  assert.deepEqual(await createProxy({ url }).events(event), { mode: "check", deliveries: [] });
  assert.equal(got[0].headers["content-type"], "application/json");
  assert.deepEqual(JSON.parse(got[0].body), event);
});

const PROBLEM = {
  type: "/problems/forged-origin",
  title: "Forged origin",
  status: 403,
  detail: "Call from the page itself.",
  code: "forged-origin",
};
const ANSWERS = [
  ["413 in HTML", 413, "<h1>Too large</h1>", {}, { kind: "too-large", retryable: false }],
  ["408", 408, { code: "too-slow" }, {}, { kind: "timeout", retryable: true }],
  ["what a platform said", 502, { code: "platform-refused", params: { says: "no" } }, {}, { kind: "refused", retryable: false }],
  ["429", 429, {}, { "retry-after": "7" }, { kind: "busy", retryable: true, retryAfter: 7 }],
  ["500 in HTML", 500, "<h1>Oops</h1>", {}, { kind: "server", retryable: true }],
  ["503", 503, {}, { "retry-after": "soon" }, { kind: "server", retryable: true, retryAfter: undefined }],
  ["200 in HTML", 200, "<!doctype html>", {}, { kind: "not-json", retryable: false }],
  ["404 in HTML", 404, "not here", {}, { kind: "not-json", retryable: false }],
  ["401", 401, { code: "session" }, {}, { kind: "session", retryable: false }],
  ["a problem", 403, PROBLEM, {}, { kind: "refused", retryable: false }],
  ["no test code", 422, { code: "no-test-code" }, {}, { kind: "no-test-code", retryable: false }],
  ["a problem that is no object", 422, [null], {}, { kind: "refused", retryable: false }],
];

for (const [name, status, body, headers, expected] of ANSWERS) {
  test(`classified: ${name}`, async () => {
    answer = (response) => send(response, status, body, headers);
    const error = await failure(createProxy({ url }).workspace());
    assert.equal(error.status, status);
    for (const [member, value] of Object.entries(expected)) assert.equal(error[member], value, member);
  });
}

test("a problem's words travel with the error", async () => {
  answer = (response) => send(response, 403, { ...PROBLEM, params: { origin: "https://evil.test", count: 3 } });
  const error = await failure(createProxy({ url }).workspace());
  assert.deepEqual(error.params, {
    origin: "https://evil.test",
    code: "forged-origin",
    title: "Forged origin",
    detail: "Call from the page itself.",
  });
  assert.match(error.message, /refused the request \(HTTP 403\): Call from the page itself\./);
});

test("a refusal without a word is quoted by its status", async () => {
  answer = (response) => send(response, 409, {});
  assert.equal((await failure(createProxy({ url }).workspace())).params.detail, "HTTP 409");
});

test("Retry-After may be a date", async () => {
  const at = new Date(Date.now() + 90_000).toUTCString();
  answer = (response) => send(response, 429, {}, { "retry-after": at });
  const { retryAfter } = await failure(createProxy({ url }).workspace());
  assert.ok(retryAfter > 80 && retryAfter <= 90, String(retryAfter));
});

test("a closed connection is the network's fault", async () => {
  answer = (response) => response.destroy();
  const error = await failure(createProxy({ url }).workspace());
  assert.deepEqual([error.kind, error.retryable, error.status], ["network", true, undefined]);
});

test("an answer that breaks off is no answer", async () => {
  answer = (response) => {
    response.writeHead(200, { "content-length": "1000" }).write("[");
    setTimeout(() => response.destroy(), 10);
  };
  assert.equal((await failure(createProxy({ url }).workspace())).kind, "network");
});

test("a port where nobody listens is the network's fault", async () => {
  const gone = createServer();
  await new Promise((listening) => gone.listen(0, "127.0.0.1", listening));
  const { port } = gone.address();
  await new Promise((closed) => gone.close(closed));
  assert.equal((await failure(createProxy({ url: `http://127.0.0.1:${port}` }).workspace())).kind, "network");
});

test("a silent server runs into the timeout", async () => {
  answer = () => {};
  const error = await failure(createProxy({ url, timeout: 50 }).workspace());
  assert.deepEqual([error.kind, error.retryable], ["timeout", true]);
});

test("a server that stops in the middle runs into the timeout too", async () => {
  answer = (response) => response.writeHead(200).write("[");
  assert.equal((await failure(createProxy({ url, timeout: 50 }).workspace())).kind, "timeout");
});

test("the caller's signal ends a request, also one that never began", async () => {
  answer = () => {};
  const stop = new AbortController();
  const running = createProxy({ url }).workspace({ signal: stop.signal });
  setTimeout(() => stop.abort(), 20);
  assert.equal((await failure(running)).kind, "aborted");
  got = [];
  assert.equal((await failure(createProxy({ url }).workspace({ signal: AbortSignal.abort() }))).kind, "aborted");
  assert.equal(got.length, 0);
});

test("a token is sent, and asked for once more when it has run out", async () => {
  const tokens = ["old", "new"];
  answer = (response, request) => send(response, request.headers.authorization === "Bearer new" ? 200 : 401, {});
  await createProxy({ url, authorization: async () => tokens.shift() }).workspace();
  assert.deepEqual(
    got.map((request) => request.headers.authorization),
    ["Bearer old", "Bearer new"],
  );
});

test("a second 401 ends it", async () => {
  let asked = 0;
  answer = (response) => send(response, 401, {});
  const authorization = async () => {
    asked += 1;
    return `token ${asked}`;
  };
  assert.equal((await failure(createProxy({ url, authorization }).workspace())).kind, "session");
  assert.equal(asked, 2);
});

test("a host that cannot give a token has lost its session", async () => {
  const cause = new Error("signed out");
  const error = await failure(createProxy({ url, authorization: () => Promise.reject(cause) }).workspace());
  assert.deepEqual([error.kind, error.cause], ["session", cause]);
  assert.equal(got.length, 0);
});
