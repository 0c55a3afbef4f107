/**
 * What went wrong between browser and proxy; text `error.<kind>`.
 *
 * | kind | what happened |
 * | --- | --- |
 * | `network` | The proxy was not reached. |
 * | `timeout` | It did not answer in time. |
 * | `aborted` | The caller's signal ended it. |
 * | `too-large` | The goal is larger than the proxy takes (413). |
 * | `busy` | Too many requests (429); `retryAfter` says when. |
 * | `server` | The proxy itself has trouble (5xx). |
 * | `not-json` | Something else answers at that address. |
 * | `refused` | The proxy said no; `params.title` and `params.detail` say why. |
 * | `session` | Signed out (401). |
 * | `no-test-code` | The test event code is missing. |
 * | `newer-server` | The proxy is newer than this page. |
 */
export type GoalErrorKind =
  | "network"
  | "timeout"
  | "aborted"
  | "too-large"
  | "busy"
  | "server"
  | "not-json"
  | "refused"
  | "session"
  | "no-test-code"
  | "newer-server";

/** What is known besides the kind. */
export interface GoalErrorFacts {
  status?: number | undefined;
  retryAfter?: number | undefined;
  params?: Readonly<Record<string, string>> | undefined;
  cause?: unknown;
}

/** A request to the proxy that did not succeed. Nothing in the flow was changed by it. */
export class GoalError extends Error {
  constructor(kind: GoalErrorKind, facts?: GoalErrorFacts);
  readonly name: "GoalError";
  readonly kind: GoalErrorKind;
  /** HTTP status, if an answer came. */
  readonly status?: number;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Seconds to wait, if the proxy said so. */
  readonly retryAfter?: number;
  /** For the text `error.<kind>`. */
  readonly params: Readonly<Record<string, string>>;
}
