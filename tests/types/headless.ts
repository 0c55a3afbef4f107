// Right uses of the headless entry compile; wrong ones do not.
import {
  applyPatch,
  type Context,
  createGoalFlow,
  createText,
  type Diagnostic,
  defaults,
  explain,
  type GoalBlock,
  type GoalChange,
  GoalError,
  type GoalFlow,
  type IdentityReason,
  identify,
  identifyAll,
  init,
  initSync,
  type Locale,
  preview,
  type RuleCode,
  type TestResult,
  type Texts,
  validate,
  whenReady,
} from "goal-element";
import { identifierInWords, identifiers } from "goal-element/identifiers";
import en from "goal-element/locales/en";
import es from "goal-element/locales/es";
import pt from "goal-element/locales/pt-BR";
import { fieldAt, placesOf, toCurl, toJson } from "goal-element/request";
import { whatIf } from "goal-element/what-if";

await init();
await init({ wasm: new URL("https://example.test/goal_element_bg.wasm") });
await whenReady();
initSync({ module: new Uint8Array() });
// @ts-expect-error a wasm module is needed
initSync({});

const goal: GoalBlock = defaults({ name: "Order paid" });
const paid: GoalBlock = {
  ...goal,
  value: { amount: "{{order_total}}", currency: "EUR" },
  destinations: { meta: { enabled: true, event: "Purchase" }, tiktok: { enabled: false, event: { custom: "vip" } } },
};
// @ts-expect-error numbers travel as text
paid.value = { amount: 49.9, currency: "EUR" };
// @ts-expect-error absent means absent, not undefined
paid.value = undefined;
// @ts-expect-error there is one version
paid.version = 2;

// Anything may be asked about; the answer is exact.
const found: Diagnostic[] = validate(JSON.parse("null"), { rules: { lower: { "money/currency-missing": "warning" } } });
// @ts-expect-error a severity can be lowered, not raised
validate(paid, { rules: { lower: { "money/currency-missing": "error" } } });
const code: RuleCode | undefined = found[0]?.code;
// @ts-expect-error rules are named group/problem
const wrong: RuleCode = "currency";
// @ts-expect-error diagnostics are not for writing
if (found[0]) found[0].severity = "hint";

const first = found[0]?.fixes[0];
if (first !== undefined) {
  const mended: GoalBlock = applyPatch(paid, first.edits);
  mended.name.trim();
}
// @ts-expect-error goal-element makes no moves
applyPatch(paid, [{ op: "move", from: "/a", path: "/b" }]);

const text = createText("es-MX", es);
text(`rule.${found[0]?.key ?? ""}`, found[0]?.params).trim();
// @ts-expect-error parameters are text
text("ui.count", { count: 1 });

const context: Context = {
  now: 1_795_000_000,
  local_date: "2026-11-22",
  mode: "check",
  happening_id: "h-1",
  variables: { order_total: "49.90" },
  subscriber: { id: "s-1", hashed: { meta: { ph: "0".repeat(64) } } },
};
const request = preview(paid, context).requests[0];
const body: string | undefined = request?.body;
const fate: "raw" | "hashed" | "not-sent" | undefined = request?.ledger[0]?.fate;
if (request) [toCurl(request), toJson(request), fieldAt(request, "/data/0/event_id"), ...placesOf(request, "/value")];
// @ts-expect-error a request is copied as it was previewed
toCurl({ url: "https://example.test" });
const converted: string | undefined = request?.conversion?.facts.converted;
const rates: Context = { ...context, rates: [{ date: "2026-11-21", source: "ecb", base: "EUR", rates: { USD: "1.0832" } }] };
// @ts-expect-error rates travel as text, exactly
const inexact: Context = { ...context, rates: [{ date: "2026-11-21", source: "ecb", base: "EUR", rates: { USD: 1.0832 } }] };
const said: string[] | undefined = request?.conversion?.words.map((key) => text(key, request.conversion?.facts));
explain(paid, "es", { texts: { es } }).trim();
const identified = identifiers({ nodes: [] }).find(({ on }) => on === "some");
if (identified) identifierInWords(identified, text).trim();
const outcome: "sent" | "without-value" | "skipped" | undefined = whatIf(paid)[0]?.cases[0]?.destinations[0]?.outcome;
// @ts-expect-error live events are not sent from an editor
const live: Context = { ...context, mode: "live" };
// @ts-expect-error no platform token goes in
const secret: Context = { ...context, access_token: "EAAB" };

const hashed: string | null = identify("meta", { ph: "+57 300 123 4567" }).ph.value;
const [person] = identifyAll("tiktok", [{ email: "ana@example.com", phone: 34600123456 }], { country: "ES" });
const why: IdentityReason | undefined = person?.phone.reason;
// @ts-expect-error there are two platforms
identify("google", {});

const brought: Record<Locale, Texts> = { en, es, "pt-BR": pt };
// @ts-expect-error the package brings no French
createText("fr", brought.fr);
const flow: GoalFlow = createGoalFlow({ locale: "es", texts: brought });
flow.set("node-1", JSON.parse("{}"));
flow.addEventListener("change", (event) => {
  const change: GoalChange = event.detail;
  if (!change.transient) change.goal.name.trim();
});
flow.addEventListener("diagnostics", (event) => event.detail.counts.error.toFixed());
// @ts-expect-error the detail of open has no counts
flow.addEventListener("open", (event) => event.detail.counts);
flow.setStatus("node-1", { counts: { test: 1, live: 0 } });
flow.setStatus("node-1", undefined);
// @ts-expect-error a value is text or a switch
flow.change("node-1", "/value/amount", 49.9);

try {
  const result: TestResult = await flow.sendTest("node-1", context, { url: "", testEventCode: "TEST12345" });
  result.deliveries[0]?.answer?.key.trim();
} catch (error) {
  if (error instanceof GoalError && error.retryable) error.retryAfter?.toFixed();
}
// @ts-expect-error a test needs its code
await flow.sendTest("node-1", context, { url: "" });

export { body, code, converted, fate, hashed, inexact, live, outcome, rates, said, secret, why, wrong };
