import type { Diagnostic, Params } from "./diagnostic.js";
import type { JsonPointer } from "./goal.js";
import type { Skipped } from "./preview.js";

/** What became of an event; text `outcome.<name>`. `accepted` is not yet credited to an ad. */
export type Outcome =
  | "accepted"
  | "refused"
  | "retry"
  | "reconnect"
  | "park"
  | "unknown"
  | "waiting"
  | "sending"
  | "parked"
  | "skipped"
  | "expired"
  | "erased";

/** One event for a platform: its request and the answer, once they are there. */
export interface Delivery {
  readonly id: string;
  /** Seconds since 1970 (UTC). */
  readonly at: number;
  readonly mode: "test" | "live";
  /** Id of the goal. */
  readonly goal: string;
  readonly goal_name: string;
  readonly bot?: string;
  /** The host's node, when it was sent from an editor. */
  readonly node?: string;
  readonly destination: "meta" | "tiktok";
  /** Id of the connection. */
  readonly connection?: string;
  readonly event_name?: string;
  readonly event_id?: string;
  /** It went to the sandbox, not to the platform. */
  readonly sandbox: boolean;
  readonly outcome: Outcome;
  /** Of skipped events: why; text `skip.<reason>`. */
  readonly reason?: string;
  /** How often it was tried. */
  readonly attempts?: number;
  /** When it is tried next; seconds since 1970 (UTC). */
  readonly next_at?: number;
  /** Until when it may still go out; seconds since 1970 (UTC). */
  readonly expires_at?: number;
  /** The ad that the person came through. */
  readonly ad?: string;
  /** As it went out; the token is never in it. Absent: nothing did. */
  readonly request?: {
    readonly method: "POST";
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Absent: none came, or none was asked for. */
  readonly answer?: Answer;
}

/** Which deliveries; what is left out is not asked for. */
export interface DeliveryQuery {
  goal?: string | undefined;
  bot?: string | undefined;
  mode?: "test" | "live" | undefined;
  destination?: "meta" | "tiktok" | undefined;
  outcome?: string | undefined;
  /** Of skipped events: why. */
  reason?: string | undefined;
  /** `YYYY-MM-DD` in the workspace's zone. */
  day?: string | undefined;
  /** Days of a span, both included. */
  from?: string | undefined;
  to?: string | undefined;
  ad?: string | undefined;
  /** Where the page before ended. */
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** A platform's answer, understood. */
export interface Answer {
  /** HTTP status; absent: none came. */
  readonly status?: number;
  /** As it came, secrets removed, at most 4 kB. */
  readonly body?: string;
  /** Which text says it: `answer.<key>`. */
  readonly key: string;
  readonly params: Params;
  /** The block's field to mend, where the cause lies in the block. */
  readonly mend?: JsonPointer;
  /** The platform's id of the exchange, for its support. */
  readonly trace?: string;
}

/** The answer to a test send or a check. */
export interface TestResult {
  readonly mode: "check" | "test";
  /** One for each request that left. */
  readonly deliveries: readonly Delivery[];
  readonly skipped: readonly Skipped[];
  readonly diagnostics: readonly Diagnostic[];
  /** How often the goal was reached, tests apart from live. */
  readonly counts: { readonly test: number; readonly live: number };
  readonly versions: Versions;
}

/** The answer to a goal that was reported live. */
export interface LiveResult {
  readonly mode: "live";
  /** `repeat`: it was counted before. */
  readonly reached: "first" | "repeat";
  readonly events: readonly {
    readonly id: string;
    readonly destination: "meta" | "tiktok";
    readonly outcome: Outcome;
    readonly reason?: string;
    readonly event_id?: string;
  }[];
  readonly skipped: readonly Skipped[];
  readonly diagnostics: readonly Diagnostic[];
  readonly versions: Versions;
}

/** What judged: the core's version and the date of its rule pack. */
export interface Versions {
  readonly core: string;
  readonly pack: string;
}

/** How often a goal was reached, and what became of the events. */
export interface Statistics {
  readonly goal: string;
  readonly test: Tally;
  readonly live: Tally;
}

/** One column of the statistics. */
export interface Tally {
  readonly reached: number;
  readonly people: number;
  /** Outcome → how many events. */
  readonly outcomes: Readonly<Record<string, number>>;
}
