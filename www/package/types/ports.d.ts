/**
 * Where a host keeps what outlives a flow. Each port is an object with these methods; goal-proxy is one implementation
 * (`createProxy(…).goalStore`, …), the host's own backend may be another. Without a port its feature hides.
 * A method that fails rejects; a `GoalError` is said in words.
 */

import type { Delivery, DeliveryQuery } from "./delivery.js";
import type { GoalBlock } from "./goal.js";
import type { Money } from "./preview.js";
import type { Connection } from "./surroundings.js";

/** What every call takes. */
export interface PortOptions {
  signal?: AbortSignal | undefined;
}

/** A goal in the library. */
export interface LibraryGoal {
  readonly id: string;
  readonly name: string;
  /** Counts up with each save. */
  readonly revision: number;
  /** Seconds since 1970 (UTC). */
  readonly updated_at: number;
  /** The bots that said they use it. */
  readonly used_by: readonly { readonly bot: string; readonly bot_name: string; readonly blocks: number }[];
  readonly goal: GoalBlock;
}

/** One earlier state of a saved goal. */
export interface Revision {
  readonly revision: number;
  /** Seconds since 1970 (UTC). */
  readonly at: number;
  readonly name: string;
  readonly by?: string | undefined;
}

/** The goals library. */
export interface GoalStore {
  list(options?: PortOptions & { bot?: string | undefined }): Promise<readonly LibraryGoal[]>;
  /** The newest revision, or an earlier one. */
  get(id: string, options?: PortOptions & { revision?: number | undefined }): Promise<LibraryGoal>;
  create(goal: GoalBlock, options?: PortOptions): Promise<LibraryGoal>;
  /** Saves over `revision`. Where another one is the newest by now it rejects with `params.code` `revision-conflict`. */
  save(id: string, goal: GoalBlock, revision: number, options?: PortOptions): Promise<LibraryGoal>;
  history(id: string, options?: PortOptions): Promise<readonly Revision[]>;
  /** Rejects with `params.code` `goal-in-use` while a bot uses it. */
  remove(id: string, options?: PortOptions): Promise<void>;
}

/** Who uses which saved goals; told on each save of a flow. */
export interface Usage {
  report(
    bot: string,
    name: string,
    goals: readonly { readonly id: string; readonly blocks: number }[],
    options?: PortOptions,
  ): Promise<void>;
}

/** Which figures. Days are the workspace's, `YYYY-MM-DD`, both included. */
export interface StatsQuery {
  goal?: string | undefined;
  bot?: string | undefined;
  mode?: "live" | "test" | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** ISO 4217 code: the sum in one currency. */
  currency?: string | undefined;
}

/** What became of a goal. For each destination the outcomes add up to `total`, the happenings for which it was switched on. */
export interface GoalStatistics {
  /** The first and the last day of the figures, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  readonly reached: number;
  readonly people: number;
  readonly repeats?: number;
  /** People who entered the flow, as the host told; absent: not known. */
  readonly entered?: number | undefined;
  /** People reached ÷ people who entered, a decimal as text. Absent: not known. */
  readonly rate?: string | number | undefined;
  /** Sums, currencies apart. */
  readonly value: readonly Money[];
  readonly converted?: (Money & { readonly missing?: readonly string[] }) | undefined;
  readonly days: readonly {
    readonly day: string;
    readonly reached: number;
    readonly people: number;
    readonly accepted?: number;
    readonly refused?: number;
  }[];
  readonly destinations: readonly {
    readonly destination: "meta" | "tiktok";
    /** `accepted`, `refused`, `waiting`, …, `skipped:no-click`, … → how many. */
    readonly outcomes: Readonly<Record<string, number>>;
    readonly total: number;
    /** Opens Events Manager for the dataset. */
    readonly events_manager_url?: string | undefined;
  }[];
  readonly ads?: readonly (Ad & { readonly reached: number; readonly people: number; readonly value?: readonly Money[] })[];
}

/** Figures of goals. */
export interface Stats {
  summary(query: StatsQuery, options?: PortOptions): Promise<GoalStatistics>;
}

/** What was sent, page by page. */
export interface Journal {
  list(
    query: DeliveryQuery,
    options?: PortOptions,
  ): Promise<{ readonly items: readonly Delivery[]; readonly next?: string | undefined }>;
  /** Sends the same request again. */
  retry?(id: string, options?: PortOptions): Promise<unknown>;
}

/** An ad that brought somebody. */
export interface Ad {
  readonly ad_id?: string | undefined;
  readonly ad_name?: string | undefined;
  readonly headline?: string | undefined;
  readonly body?: string | undefined;
  readonly link?: string | undefined;
  /** Seconds since 1970 (UTC). */
  readonly at?: number | undefined;
}

/** A connection as it is kept. No token is in it, and none can be: the server keeps that under a name. */
export interface KeptConnection extends Connection {
  /** The name under which the server keeps what the connection needs to be let in. */
  readonly credential?: string | undefined;
  /** That name, while nothing is kept there. */
  readonly missing?: string | undefined;
  readonly has_token?: boolean | undefined;
  /** `file`: it stands in the server's configuration and cannot be changed here. */
  readonly origin?: "file" | "store" | undefined;
  /** Why nothing is sent through it, while that is so: text `answer.<answer>`, since then (seconds since 1970, UTC). */
  readonly stopped?: { readonly answer: string; readonly since?: number | undefined } | undefined;
  /** Events that wait for it, and when the first of them runs out (seconds since 1970, UTC). */
  readonly waiting?: { readonly events: number; readonly first_expires_at: number } | undefined;
}

/** What a check found. */
export interface ConnectionCheck {
  readonly ok: boolean;
  /** Text `answer.<key>`. */
  readonly answer?: { readonly key: string; readonly params?: Readonly<Record<string, string>> } | undefined;
  /** The name under which the server finds nothing yet. */
  readonly missing?: string | undefined;
}

/** The workspace's connections. */
export interface ConnectionStore {
  list(options?: PortOptions): Promise<readonly KeptConnection[]>;
  create(
    connection: Omit<KeptConnection, "id" | "origin" | "has_token" | "missing"> & { id?: string },
    options?: PortOptions,
  ): Promise<KeptConnection>;
  save(
    id: string,
    connection: Omit<KeptConnection, "origin" | "has_token" | "missing">,
    options?: PortOptions,
  ): Promise<KeptConnection>;
  /**
   * Rejects with `params.code` `connection-awaited` and `params.waiting`, their number, while events wait for it; with
   * `waiting: "skip"` they are counted as skipped and it is deleted all the same.
   */
  remove(id: string, options?: PortOptions & { readonly waiting?: "skip" }): Promise<void>;
  /** Asks the platform whether token, dataset and account belong together. Sends no event. */
  check(id: string, options?: PortOptions): Promise<ConnectionCheck>;
  /** Finds the account's dataset, or makes one. */
  dataset(id: string, options?: PortOptions): Promise<{ readonly dataset_id: string; readonly created: boolean }>;
}
