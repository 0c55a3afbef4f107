// JSON Patch against RFC 6902: the examples of its appendix for the four operations, and what the package adds to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./package.mjs";

const { applyPatch } = await load("patch.js");

/** Appendix A of RFC 6902, without the operations that goal-element never makes. */
const EXAMPLES = [
  ["A.1", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { baz: "qux", foo: "bar" }],
  ["A.2", { foo: ["bar", "baz"] }, [{ op: "add", path: "/foo/1", value: "qux" }], { foo: ["bar", "qux", "baz"] }],
  ["A.3", { baz: "qux", foo: "bar" }, [{ op: "remove", path: "/baz" }], { foo: "bar" }],
  ["A.4", { foo: ["bar", "qux", "baz"] }, [{ op: "remove", path: "/foo/1" }], { foo: ["bar", "baz"] }],
  ["A.5", { baz: "qux", foo: "bar" }, [{ op: "replace", path: "/baz", value: "boo" }], { baz: "boo", foo: "bar" }],
  ["A.10", { foo: "bar" }, [{ op: "add", path: "/child", value: { grand: {} } }], { foo: "bar", child: { grand: {} } }],
  ["A.11", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux", xyz: 123 }], { foo: "bar", baz: "qux" }],
  ["A.14", { "/": 9, "~1": 10 }, [{ op: "replace", path: "/~01", value: 11 }], { "/": 9, "~1": 11 }],
  ["A.16", { foo: ["bar"] }, [{ op: "add", path: "/foo/-", value: ["abc", "def"] }], { foo: ["bar", ["abc", "def"]] }],
  ["copy", { foo: { bar: [1] } }, [{ op: "copy", from: "/foo/bar", path: "/baz" }], { foo: { bar: [1] }, baz: [1] }],
  ["add replaces a member", { a: 1 }, [{ op: "add", path: "/a", value: 2 }], { a: 2 }],
  ["the document itself", { a: 1 }, [{ op: "replace", path: "", value: null }], null],
  ["the empty name", { "": 1 }, [{ op: "replace", path: "/", value: 2 }], { "": 2 }],
  ["null is a value", { a: 1 }, [{ op: "replace", path: "/a", value: null }], { a: null }],
  ["escaped slash", { "a/b": { "m~n": 1 } }, [{ op: "remove", path: "/a~1b/m~0n" }], { "a/b": {} }],
  ["end of a list by number", { a: [1] }, [{ op: "add", path: "/a/1", value: 2 }], { a: [1, 2] }],
];

for (const [name, before, patch, after] of EXAMPLES) {
  test(name, () => {
    const kept = structuredClone(before);
    assert.deepEqual(applyPatch(before, patch), after);
    assert.deepEqual(before, kept, "the input was touched");
  });
}

const REFUSED = [
  ["A.12", { foo: "bar" }, { op: "add", path: "/baz/bat", value: 1 }, /nothing at \/baz/],
  ["replace what is not there", {}, { op: "replace", path: "/a", value: 1 }, /cannot replace "\/a"/],
  ["remove what is not there", {}, { op: "remove", path: "/a" }, /cannot remove "\/a"/],
  ["inherited members are not there", {}, { op: "replace", path: "/constructor", value: 1 }, /nothing/],
  ["beyond the list", { a: [] }, { op: "add", path: "/a/1", value: 1 }, /no place in a list of 0/],
  ["replace past the end", { a: [1] }, { op: "replace", path: "/a/-", value: 1 }, /no place/],
  ["leading zeros", { a: [1, 2] }, { op: "remove", path: "/a/01" }, /no place/],
  ["into text", { a: "text" }, { op: "add", path: "/a/0", value: 1 }, /no object or list at \/a/],
  ["no pointer", {}, { op: "add", path: "a", value: 1 }, /JSON Pointer/],
  ["no value", {}, { op: "add", path: "/a" }, /no value/],
  ["another operation", { a: 1 }, { op: "move", from: "/a", path: "/b" }, /no such operation/],
  ["copy what is not there", {}, { op: "copy", from: "/constructor", path: "/b" }, /no value/],
  ["the whole document", {}, { op: "remove", path: "" }, /itself/],
];

for (const [name, document, edit, message] of REFUSED) {
  test(`refused: ${name}`, () => {
    assert.throws(
      () => applyPatch(document, [edit]),
      (error) => error instanceof TypeError && message.test(error.message),
    );
  });
}

test("what the patch leaves alone is shared", () => {
  const before = { value: { amount: "1" }, items: { contents: [{ id: "a" }, { id: "b" }] } };
  const after = applyPatch(before, [{ op: "replace", path: "/items/contents/1/id", value: "c" }]);
  assert.equal(after.value, before.value);
  assert.equal(after.items.contents[0], before.items.contents[0]);
  assert.notEqual(after.items, before.items);
});

test("an empty patch gives the same object", () => {
  const document = { a: 1 };
  assert.equal(applyPatch(document, []), document);
});

test("half a patch is not applied", () => {
  const document = { a: 1 };
  const patch = [
    { op: "add", path: "/b", value: 2 },
    { op: "remove", path: "/none" },
  ];
  assert.throws(() => applyPatch(document, patch));
  assert.deepEqual(document, { a: 1 });
});

test("members named like an object's own machinery are data", () => {
  const after = applyPatch({}, [
    { op: "add", path: "/__proto__", value: { polluted: true } },
    { op: "add", path: "/constructor", value: 1 },
    { op: "add", path: "/__proto__/deeper", value: 2 },
  ]);
  assert.equal({}.polluted, undefined);
  assert.equal(Object.getPrototypeOf(after), Object.prototype);
  assert.equal(JSON.stringify(after), '{"__proto__":{"polluted":true,"deeper":2},"constructor":1}');
});

test("a frozen document can be patched", () => {
  const document = Object.freeze({ list: Object.freeze([1]) });
  assert.deepEqual(applyPatch(document, [{ op: "add", path: "/list/0", value: 0 }]), { list: [0, 1] });
});
