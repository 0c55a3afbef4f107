import { expect, it } from "vitest";
import { keepCode, keptCode } from "./codes";

const HOUR = 60 * 60 * 1000;

it("keeps a code for two hours, per connection", () => {
  keepCode("a", "TEST1", 0);
  expect(keptCode("a", 2 * HOUR - 1)).toBe("TEST1");
  expect(keptCode("b", 0)).toBe("");
  expect(keptCode("a", 2 * HOUR)).toBe("");
  expect(keptCode("a", 0)).toBe("");
});
