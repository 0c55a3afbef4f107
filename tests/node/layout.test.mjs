// Where things stand, in every state of the elements, wide and narrow: no control covers another, each can be hit, and they are seen
// in the order in which they are read out. Relations between boxes, not their pixels: docs/decisions/0031-relations-not-pixels.md.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { STATES } from "./states/all.mjs";
import { settled, showState } from "./states/support.mjs";

let browser;
let page;
before(async () => {
  browser = await open();
  page = browser.page;
});
after(() => browser.close());

for (const state of STATES) {
  test(`${state.tag}: ${state.name}`, async () => {
    await page.setViewportSize({ width: 720, height: 900 });
    await showState(page, state);
    for (const width of [720, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      assert.deepEqual(await page.evaluate(faults), [], `at ${width} pixels`);
    }
  });
}

test("the search finds what it looks for", async () => {
  const found = await page.evaluate(`(() => {
    const main = document.createElement("main");
    for (const [name, top, left, size] of [["one", 100, 0, 60], ["two", 110, 20, 60], ["small", 300, 0, 10], ["near", 300, 12, 10], ["above", 10, 0, 60]]) {
      const button = document.createElement("button");
      button.textContent = name;
      Object.assign(button.style, { position: "absolute", top: top + "px", left: left + "px", inlineSize: size + "px", blockSize: size / 2 + "px", padding: 0 });
      const box = document.createElement("p");
      box.append(button);
      main.append(box);
    }
    document.body.replaceChildren(main);
    return (${faults})();
  })()`);
  const kinds = found.map((fault) => fault.replace(/^\W*(\w+)\W* (is too small|covers|comes after).*$/, "$1 $2"));
  assert.deepEqual(kinds.sort(), ["above comes after", "near is too small", "one covers", "small is too small"]);
});

/** In the page. */
function faults() {
  const CONTROLS = "button, input, select, textarea, summary, a[href], [tabindex='0']";
  const controls = [];
  const cut = (box, seen) => {
    const [left, top] = [Math.max(box.left, seen.left), Math.max(box.top, seen.top)];
    const [right, bottom] = [Math.min(box.right, seen.right), Math.min(box.bottom, seen.bottom)];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const walk = (node, seen) => {
    // A list over the fields covers them on purpose, and is read where its field is.
    if (node.matches?.("[role=listbox], .unseen")) return;
    if (node.matches?.(CONTROLS) && node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      const box = cut(node.getBoundingClientRect(), seen);
      if (box.width > 0 && box.height > 0)
        controls.push({
          node,
          box,
          name: `“${(node.getAttribute("aria-label") ?? node.textContent).trim() || node.name || node.localName}”`,
        });
    }
    const { overflow } = getComputedStyle(node);
    // What is scrolled out of sight covers nothing.
    const inside = overflow === "visible" ? seen : cut(node.getBoundingClientRect(), seen);
    for (const child of node.shadowRoot?.children ?? node.children) walk(child, inside);
  };
  walk(document.querySelector("main"), { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 });
  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5;
  const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const apart = (a, b) => Math.hypot(middle(a)[0] - middle(b)[0], middle(a)[1] - middle(b)[1]);
  const found = [];
  for (const [at, one] of controls.entries()) {
    // WCAG 2.5.8: a small target will do where no other is within its 24 pixels; a link in a sentence may be as small as its line.
    const near = controls.some(
      (other) => other !== one && !one.node.contains(other.node) && !other.node.contains(one.node) && apart(one, other) < 24,
    );
    if (isSmall(one) && near && getComputedStyle(one.node).display !== "inline") found.push(`${one.name} is too small`);
    for (const other of controls.slice(at + 1)) {
      // A field with a button in it is one control.
      const isOne = one.node.contains(other.node) || one.node.parentElement === other.node.parentElement;
      if (!isOne && overlap(one.box, other.box)) found.push(`${one.name} covers ${other.name}`);
    }
    const next = controls[at + 1];
    if (next && next.box.bottom <= one.box.top + 1 && next.box.left < one.box.right)
      found.push(`${next.name} comes after ${one.name} and stands above it`);
  }
  return found;
}
