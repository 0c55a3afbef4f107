// Finding a field by its path.

/** The control of that very path. */
export function find(root, path) {
  return root.querySelector(`:is(input, select, textarea)[data-path="${CSS.escape(path)}"]`);
}

/** Opens what hides the field, scrolls to it and focuses it. A place without a control leads to the nearest one. */
export function reveal(root, path) {
  const field = nearest(root, path);
  if (!field) return;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "nearest" });
}

function nearest(root, path) {
  for (let place = path; ; place = place.slice(0, place.lastIndexOf("/"))) {
    const quoted = CSS.escape(place);
    const found = find(root, place) ?? root.querySelector(`.add[data-path="${quoted}"]`) ?? inside(root, place);
    if (found || place === "") return found;
  }
}

function inside(root, place) {
  return root.querySelector(`:is(input, select)[data-path^="${CSS.escape(`${place}/`)}"]`);
}
