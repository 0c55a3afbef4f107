import { expect, it } from "vitest";
import { adjust, begin, record, redo, settle, undo } from "./history";

it("walks back and forth", () => {
  let history = record(record(begin("a"), "b"), "c");
  history = undo(history);
  expect(history.present).toBe("b");
  history = undo(undo(history));
  expect(history.present).toBe("a");
  history = redo(redo(redo(history)));
  expect(history.present).toBe("c");
});

it("joins the edits of one gesture into one step, until it is settled", () => {
  let history = begin("");
  for (const typed of ["h", "he", "hey"]) history = record(history, typed, "typing");
  expect(undo(history).present).toBe("");
  history = record(settle(history), "hey!", "typing");
  expect(undo(history).present).toBe("hey");
});

it("forgets what was undone once something new is done", () => {
  const history = record(undo(record(begin("a"), "b")), "c");
  expect(redo(history).present).toBe("c");
});

it("adjusts without a step", () => {
  const history = adjust(record(begin("a"), "b"), "b, selected");
  expect(history.past).toEqual(["a"]);
  expect(undo(history).present).toBe("a");
});

it("keeps at most 200 steps", () => {
  let history = begin(0);
  for (let step = 1; step <= 300; step += 1) history = record(history, step);
  expect(history.past.length).toBe(200);
});
