// What went wrong between the browser and goal-proxy. `message` is for developers, in English; people read `error.<kind>`.

const MESSAGES = {
  network: "goal-proxy was not reached",
  timeout: "goal-proxy did not answer in time",
  aborted: "cancelled",
  "too-large": "the goal is larger than goal-proxy takes",
  busy: "goal-proxy is busy",
  server: "goal-proxy has trouble",
  "not-json": "what answers at this address is not goal-proxy",
  refused: "goal-proxy refused the request",
  session: "the session has ended",
  "no-test-code": "the test event code is missing",
  "newer-server": "goal-proxy is newer than this page",
};
const RETRYABLE = new Set(["network", "timeout", "busy", "server"]);

export class GoalError extends Error {
  constructor(kind, { status, retryAfter, params: given = {}, cause } = {}) {
    // The text of a refusal says why; whoever refuses without a word is quoted by the status.
    const params = kind === "refused" ? { ...given, detail: given.detail ?? given.title ?? `HTTP ${status ?? "?"}` } : given;
    const detail = params.detail ? `: ${params.detail}` : "";
    super(`${MESSAGES[kind]}${status ? ` (HTTP ${status})` : ""}${detail}`, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.retryable = RETRYABLE.has(kind);
    this.params = params;
    if (status !== undefined) this.status = status;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }

  get name() {
    return "GoalError";
  }
}
