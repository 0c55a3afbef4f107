import { expect, it } from "vitest";
import { indent } from "./indent";

it("keeps every token as it is", () => {
  const json = '{"value":49.90,"a":[1e5,"x, {y}: \\"z\\""],"none":{},"list":[]}';
  expect(indent(json)).toBe(
    [
      "{",
      '  "value": 49.90,',
      '  "a": [',
      "    1e5,",
      '    "x, {y}: \\"z\\""',
      "  ],",
      '  "none": {},',
      '  "list": []',
      "}",
    ].join("\n"),
  );
});
