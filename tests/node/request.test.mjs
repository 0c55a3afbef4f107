// A previewed request can be copied and looked into: a shell and curl send what the preview shows, byte for byte.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { json, load, ready } from "./package.mjs";

const { preview } = await ready();
const { toCurl, toJson, fieldAt, placesOf, foundBy, leftOut } = await load("lazy/request.js");

const requests = ["both", "awkward-texts", "items-from-list"].flatMap((name) => {
  const { goal, context } = json(`tests/golden/requests/${name}.json`);
  return preview(goal, context).requests;
});

let received;
const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  received = { method: request.method, headers: request.headers, body: Buffer.concat(parts).toString() };
  response.end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => server.close());
const here = `http://127.0.0.1:${server.address().port}/it's/events`;

for (const [index, request] of requests.entries()) {
  test(`curl sends request ${index} as it is shown`, async () => {
    const odd = { ...request, url: here, body: `${request.body} ' $HOME \`x\` "\\n` };
    for (const sent of [{ ...request, url: here }, odd]) {
      await promisify(execFile)("sh", ["-c", `${toCurl(sent)} --silent --fail`]);
      assert.equal(received.method, "POST");
      assert.equal(received.body, sent.body);
      assert.equal(received.headers["content-type"], "application/json");
    }
    assert.match(toCurl(request), /«token»'/);
  });

  test(`request ${index} is copied as JSON with its digits`, () => {
    const text = toJson(request);
    assert.ok(text.includes(request.body));
    const { body, ...rest } = JSON.parse(text);
    assert.deepEqual(rest, { method: "POST", url: request.url, headers: request.headers });
    assert.deepEqual(body, JSON.parse(request.body));
  });
}

test("from a place of the body to the block's field, and back", () => {
  const [meta, tiktok] = requests;
  assert.equal(fieldAt(meta, "/data/0/custom_data/value"), "/value/amount");
  assert.equal(fieldAt(tiktok, "/data/0/properties/contents/1/price"), "/items/contents/1/item_price");
  assert.equal(fieldAt(tiktok, "/data/0/properties/contents/1/other"), "/items/contents/1");
  assert.equal(fieldAt(tiktok, "/data/0/event_id"), undefined);
  assert.deepEqual(placesOf(meta, "/value"), ["/data/0/custom_data/value", "/data/0/custom_data/currency"]);
  assert.deepEqual(placesOf(tiktok, "/items/contents/1/id"), ["/data/0/properties/contents/1/content_id"]);
  assert.deepEqual(placesOf(tiktok, "/name"), []);
});

test("every mapped place leads to its field, and every field to its places", () => {
  for (const request of requests) {
    for (const { body, field } of request.map) {
      assert.equal(fieldAt(request, body), field);
      assert.ok(placesOf(request, field).includes(body));
    }
  }
});

test("by what TikTok finds the person is told by a text that is there", async () => {
  const texts = (await load("locales/en.js")).default;
  const found = (name) => {
    const { goal, context, surroundings } = json(`tests/golden/requests/${name}.json`);
    return preview(goal, context, surroundings).requests.map((request) => texts[foundBy(request)]);
  };
  assert.deepEqual(found("both"), [undefined, "No TikTok click here; matched by hashed phone and e-mail."]);
  assert.deepEqual(found("tiktok-offline-phone-in-clear"), ["No TikTok click here; matched by hashed phone."]);
  assert.deepEqual(found("tiktok-web"), ["Found by the click on the ad."]);
  assert.deepEqual(found("tiktok-crm"), ["Found by the lead of TikTok’s own form."]);
});

test("what one platform hears and the other does not is named once, by its outermost field", () => {
  const [meta, tiktok] = requests;
  assert.deepEqual(leftOut(meta, requests.slice(0, 2)), []);
  assert.deepEqual(leftOut(tiktok, requests.slice(0, 2)), []);
  const told = (...fields) => ({ map: fields.map((field) => ({ body: "", field })) });
  const more = told("/value/amount", "/value/currency", "/items/contents/0", "/items/contents/0/id", "/destinations/meta/event");
  assert.deepEqual(leftOut(told("/value/amount"), [more]), ["/value/currency", "/items/contents/0"]);
  assert.deepEqual(leftOut(told("/value/amount", "/destinations/tiktok/convert_to"), [more]), ["/items/contents/0"]);
  const own = told(
    "/destinations/tiktok/only/value/amount",
    "/destinations/tiktok/only/value/currency",
    "/items/contents/0",
    "/items/contents/0/id",
  );
  assert.deepEqual(leftOut(own, [more]), []);
});
