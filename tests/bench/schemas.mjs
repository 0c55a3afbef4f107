// What a front-end developer would write without us: the goal's shape and the conditions of a purchase. The core checks
// sixty rules more; the comparison is generous to the others.
import { Ajv } from "ajv";
import { z } from "zod";

const DIGITS = "^[0-9]+(\\.[0-9]{1,2})?$|^\\{\\{.*\\}\\}$";

const text = z.string();
const content = z.object({
  id: text.min(1),
  quantity: text.regex(/^[0-9]+$/).optional(),
  item_price: text.regex(new RegExp(DIGITS)).optional(),
});
const goal = z
  .object({
    version: z.literal(1),
    goal: z.object({ id: text.min(1) }),
    name: text.min(1).max(100),
    value: z.object({ amount: text.regex(new RegExp(DIGITS)), currency: text.regex(/^[A-Z]{3}$/) }).optional(),
    items: z.object({ contents: z.array(content).optional() }).optional(),
    destinations: z.object({
      meta: z.object({ enabled: z.boolean(), connection: text.optional(), event: text.optional() }).optional(),
    }),
  })
  .superRefine((goal, context) => {
    if (goal.destinations.meta?.event === "Purchase" && goal.value === undefined) {
      context.addIssue({ code: "custom", path: ["value"], message: "a purchase has a value" });
    }
  });

export const withZod = (document) => goal.safeParse(document);

const string = { type: "string" };
const schema = {
  type: "object",
  required: ["version", "goal", "name", "destinations"],
  properties: {
    version: { const: 1 },
    goal: { type: "object", required: ["id"], properties: { id: { ...string, minLength: 1 } } },
    name: { ...string, minLength: 1, maxLength: 100 },
    value: {
      type: "object",
      required: ["amount", "currency"],
      properties: { amount: { ...string, pattern: DIGITS }, currency: { ...string, pattern: "^[A-Z]{3}$" } },
    },
    items: {
      type: "object",
      properties: {
        contents: {
          type: "array",
          items: {
            type: "object",
            required: ["id"],
            properties: {
              id: { ...string, minLength: 1 },
              quantity: { ...string, pattern: "^[0-9]+$" },
              item_price: { ...string, pattern: DIGITS },
            },
          },
        },
      },
    },
    destinations: {
      type: "object",
      properties: {
        meta: {
          type: "object",
          required: ["enabled"],
          properties: { enabled: { type: "boolean" }, connection: string, event: string },
        },
      },
    },
  },
  if: {
    properties: {
      destinations: {
        properties: { meta: { properties: { event: { const: "Purchase" } }, required: ["event"] } },
        required: ["meta"],
      },
    },
  },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema spells it so.
  then: { required: ["value"] },
};

export const withAjv = new Ajv({ allErrors: true, strict: false }).compile(schema);
