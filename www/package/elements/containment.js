// What happens inside a control stays there. Canvas editors guard their drags and shortcuts by looking at an event's
// target, and a shadow root shows them the host element instead: without this, Backspace in a field deletes the node.

const CONTROLS = "input, select, textarea, button, summary, a, label, [role=option], [contenteditable], [data-scroll]";
const TEXT_CONTROLS = "input:not([type=checkbox]), textarea, [contenteditable]";

/** Stopped at the shadow root when they come from a control. `click`, focus and pointer moves always pass. */
const STOPPED = "pointerdown mousedown touchstart dblclick wheel copy cut paste contextmenu dragstart drop".split(" ");
/** Stopped unless the editor around should hear of the key. */
const KEYS = ["keydown", "keyup"];

export function contain(root) {
  for (const type of STOPPED) {
    root.addEventListener(type, (event) => from(event, root, CONTROLS) && event.stopPropagation(), { passive: true });
  }
  for (const type of KEYS) {
    root.addEventListener(type, (event) => from(event, root, CONTROLS) && !passes(event, root) && event.stopPropagation());
  }
}

/** Saving is the editor's everywhere. Elsewhere than in texts its other shortcuts pass too, but for those that delete. */
function passes(event, root) {
  if (event.key === "Escape") return !event.defaultPrevented;
  if (!event.ctrlKey && !event.metaKey) return false;
  if (from(event, root, TEXT_CONTROLS)) return event.key.toLowerCase() === "s";
  return event.key !== "Delete" && event.key !== "Backspace";
}

function from(event, root, selector) {
  const target = event.composedPath()[0];
  const control = target instanceof Element ? target.closest(selector) : null;
  return control !== null && root.contains(control);
}
