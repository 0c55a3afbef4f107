// The same goldens as natively: the browser's core writes the same requests, byte for byte.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { json, ROOT, ready } from "./package.mjs";

const { preview } = await ready();
const FOLDER = "tests/golden/requests/";

/** The form that the goldens keep. */
function shown({ requests, skipped, diagnostics }) {
  return {
    requests: requests.map(({ method, headers, event_time, value, ledger, map, ...request }) => ({
      ...request,
      ledger: ledger.map(({ field, fate, reason }) => `${field}: ${fate}, ${reason}`),
      map: map.map((part) => `${part.body} <- ${part.field}`),
    })),
    skipped: skipped.map(({ destination, reason }) => `${destination}: ${reason}`),
    diagnostics: diagnostics.map(({ severity, code, path }) => `${severity} ${code} ${path}`),
  };
}

const files = readdirSync(new URL(FOLDER, ROOT));

test("there are goldens", () => assert.ok(files.length > 20));

for (const file of files) {
  const golden = json(FOLDER + file);
  test(`${file}: ${golden.about}`, () => {
    assert.deepEqual(shown(preview(golden.goal, golden.context)), golden.expect);
  });
}

const every = json("tests/golden/every_event.json");

for (const [name, { destination, connection, subscriber, referral }] of Object.entries(every.ways)) {
  test(`every event, ${name}`, () => {
    for (const [event, expected] of every.expect[name]) {
      const goal = { ...every.goal, destinations: { [destination]: { enabled: true, connection, event } } };
      const { requests, skipped } = preview(goal, { ...every.context, subscriber, referral });
      assert.equal(requests[0]?.body ?? skipped[0].reason, expected, JSON.stringify(event));
    }
  });
}

test("a request shows how it would be sent, without a token", () => {
  const { goal, context } = json(`${FOLDER}purchase.json`);
  const [request] = preview(goal, context).requests;
  assert.equal(request.method, "POST");
  assert.equal(request.headers["Content-Type"], "application/json");
  assert.ok(Object.values(request.headers).some((value) => value.includes("«token»")));
});

test("previewing changes neither goal nor context", () => {
  const { goal, context } = json(`${FOLDER}purchase.json`);
  const before = JSON.stringify([goal, context]);
  preview(goal, context);
  assert.equal(JSON.stringify([goal, context]), before);
});
