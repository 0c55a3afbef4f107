import type { Delivery, LiveResult, Statistics, TestResult, Versions } from "./types/delivery.js";
import type { Ad, ConnectionStore, GoalStore, Journal, Stats, Usage } from "./types/ports.js";
import type { Context, RateTable } from "./types/preview.js";
import type { Connection, RuleSettings } from "./types/surroundings.js";

/** How to reach goal-proxy. */
export interface ProxyOptions {
  /** Its address without `/v1`; empty text: this page's origin, signed in by its cookie. */
  url: string;
  /** A short-lived token of your backend for the proxy (not a platform token). Asked again once on 401. */
  authorization?: (() => Promise<string>) | undefined;
  /** Milliseconds for one exchange; 15 000 unless given. */
  timeout?: number | undefined;
}

/** What every call takes. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** Who is asking: the tenant that everything belongs to. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** IANA name, for “once per day”; absent where the server's zone has none. */
  readonly time_zone?: string;
  /** For `event_id`. No credential. */
  readonly salt: string;
  /** The connections of goals that name none, by platform. */
  readonly default_connections: { readonly meta?: string; readonly tiktok?: string };
  /** Whether some connection leads to the sandbox. */
  readonly sandbox: boolean;
  readonly versions: Versions;
}

/** A goal that was reached. Contact data only as hashes. */
export interface EventRequest {
  mode: "check" | "test" | "live";
  bot?: string;
  node?: string;
  goal: unknown;
  context: Pick<Context, "happening_id" | "variables" | "subscriber" | "referral">;
  /** From Meta's *Test events*; needed for `test`. */
  test_event_code?: string;
  rules?: RuleSettings;
}

/** The proxy's API. Every call rejects with a `GoalError`. */
export interface Proxy {
  workspace(options?: CallOptions): Promise<Workspace>;
  /** `has_token`: whether the administrator has set the token that the connection needs. */
  connections(options?: CallOptions): Promise<readonly (Connection & { readonly has_token: boolean })[]>;
  /** The newest first; of one goal (its id), or of all. */
  deliveries(options?: CallOptions & { goal?: string | undefined; limit?: number | undefined }): Promise<readonly Delivery[]>;
  statistics(options: CallOptions & { goal: string }): Promise<Statistics>;
  statistics(options?: CallOptions): Promise<readonly Statistics[]>;
  /** The exchange rates that hold on a day (`YYYY-MM-DD`, absent: today), for `surroundings.rates`. */
  rates(options?: CallOptions & { date?: string | undefined }): Promise<readonly RateTable[]>;
  /** Reports a goal that was reached. It is counted and kept before the answer comes; it is sent after that. */
  events(event: EventRequest & { mode: "live" }, options?: CallOptions): Promise<LiveResult>;
  /** Checks or test-sends. */
  events(event: EventRequest, options?: CallOptions): Promise<TestResult>;
  /** The latest ad that a person came through; `undefined`: none is known. */
  referral(subscriber: string, options?: CallOptions): Promise<Ad | undefined>;
  /** Tells of an ad that somebody came through. */
  tellReferral(
    referral: Ad & { readonly subscriber: string; readonly ctwa_clid?: string; readonly ttclid?: string; readonly at: number },
    options?: CallOptions,
  ): Promise<unknown>;
  /** Tells that somebody entered a flow: what conversion rates are reckoned against. */
  tellStart(
    start: { readonly bot: string; readonly flow?: string; readonly subscriber: string; readonly happening_id: string },
    options?: CallOptions,
  ): Promise<unknown>;
  /** The ports of elements, kept by goal-proxy. */
  readonly goalStore: GoalStore;
  readonly usage: Usage;
  readonly stats: Stats;
  readonly journal: Journal;
  readonly connectionStore: ConnectionStore;
}

/** A client of goal-proxy. Makes no request by itself. */
export function createProxy(options: ProxyOptions): Proxy;
