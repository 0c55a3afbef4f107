// A test send as goal-proxy gets it, and what becomes of one that fails.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { ready } from "./package.mjs";

const { createGoalFlow, defaults, GoalError } = await ready();

let url;
let got;
let answer;
const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  got.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
  answer(response, got.length);
});
const said = (response, status, value) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));

before(async () => {
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  got = [];
  answer = (response) => said(response, 200, { mode: "test", deliveries: [] });
});

const CONTEXT = { happening_id: "h", variables: {}, subscriber: { id: "s", phone: "+34600111222" } };

/** Sends a goal whose products come from a list. */
function send(context = {}, options = {}) {
  const flow = createGoalFlow();
  const goal = {
    ...defaults({ id: "g", name: "G" }),
    items: { from: "{{cart}}" },
    value: { amount: "{{total}}", currency: "EUR" },
    destinations: { meta: { enabled: true } },
  };
  flow.set("n", goal);
  return flow.sendTest("n", { ...CONTEXT, ...context }, { url, testEventCode: "TEST1", ...options });
}

async function failure(sending) {
  const error = await sending.then(
    () => assert.fail("it was sent"),
    (error) => error,
  );
  assert.ok(error instanceof GoalError, `${error}`);
  return error;
}

test("a list goes as its JSON text, everything else as its own; what the goal does not use stays here", async () => {
  const cart = [{ sku: "A-1", qty: 2 }];
  await send({ variables: { cart, total: 49.9, secret: "x" } });
  assert.deepEqual(got[0].body.context.variables, { cart: JSON.stringify(cart), total: "49.9" });
  await send({ variables: { cart: JSON.stringify(cart), total: "{}" } });
  assert.deepEqual(got[1].body.context.variables, { cart: JSON.stringify(cart), total: "{}" });
  assert.doesNotMatch(JSON.stringify(got), /34600111222/);
});

test("on 401 the host is asked once more, and only once", async () => {
  let asked = 0;
  const authorization = async () => `token-${++asked}`;
  answer = (response, times) => said(response, times === 1 ? 401 : 200, { code: "not-signed-in" });
  await send({}, { authorization });
  assert.deepEqual(
    got.map((each) => each.authorization),
    ["Bearer token-1", "Bearer token-2"],
  );
  answer = (response) => said(response, 401, { code: "not-signed-in" });
  const error = await failure(send({}, { authorization }));
  assert.equal(error.kind, "session");
  assert.equal(asked, 4);
});

test("what fails is told by kind", async () => {
  assert.equal((await failure(send({}, { testEventCode: " " }))).kind, "no-test-code");
  assert.equal((await failure(createGoalFlow().sendTest("gone", CONTEXT, { url, testEventCode: "T" }))).kind, "refused");
  assert.equal((await failure(createGoalFlow().sendTest("gone", CONTEXT))).kind, "refused");
  assert.equal((await failure(send({}, { authorization: () => Promise.reject(new Error("gone")) }))).kind, "session");
  assert.equal((await failure(send({}, { authorization: async () => "two\nlines" }))).kind, "network");
  assert.equal((await failure(send({}, { url: "http://127.0.0.1:9" }))).kind, "network");
  assert.equal(got.length, 0);
  answer = (response) => said(response, 408, { code: "too-slow" });
  const slow = await failure(send());
  assert.deepEqual([slow.kind, slow.retryable], ["timeout", true]);
  answer = () => {};
  assert.equal((await failure(send({}, { timeout: 50 }))).kind, "timeout");
  assert.equal((await failure(send({}, { signal: AbortSignal.abort() }))).kind, "aborted");
});
