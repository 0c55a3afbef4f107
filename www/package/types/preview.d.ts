import type { Diagnostic, Params } from "./diagnostic.js";
import type { JsonPointer } from "./goal.js";
import type { Connection } from "./surroundings.js";

/** The moment at which a goal is reached, as a preview or a bot's runtime knows it. The core has neither clock nor chance. */
export interface Context {
  /** Seconds since 1970 (UTC). */
  now: number;
  /** The day at the workspace, `YYYY-MM-DD`. */
  local_date: string;
  mode: "check" | "test";
  /** Stable over retries of one happening; `event_id` is made from it. */
  happening_id: string;
  /**
   * The subscriber's variables: texts, numbers and booleans; a list variable as the list itself or as its JSON text, from which the
   * products of a goal may come (`items.from`).
   */
  variables: Record<string, unknown>;
  subscriber: Subscriber;
  referral?: Referral;
  connections?: readonly Connection[];
  default_connections?: { meta?: string; tiktok?: string };
  /** The workspace's salt for `event_id`. No credential. */
  salt?: string;
  /** From *Test events* of Meta's or TikTok's Events Manager. Never keep it in a flow. */
  test_event_code?: string;
  /** Exchange rates, for destinations that want the value in another currency (`convert_to`). */
  rates?: readonly RateTable[];
}

/**
 * The exchange rates of one day. The newest table dated on or before `local_date` that knows both currencies is used; a rate
 * between two currencies goes through the base.
 */
export interface RateTable {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `host`, `operator` or `ecb` (European Central Bank) are named in words; another name is shown as it stands. */
  source: "host" | "operator" | "ecb" | (string & {});
  /** ISO 4217 code: one unit of it is worth the rates. */
  base: string;
  /** ISO 4217 code → decimal number as text: `{ COP: "4560" }` says that one unit of the base is 4560 pesos. */
  rates: Readonly<Record<string, string>>;
}

/**
 * Who reached the goal. Browsers give hashes only (see `identify`); a proxy refuses the members that hold contact data in
 * clear from them. Those are for the bot's own runtime and for a local dry run.
 */
export interface Subscriber {
  /** The host's id of the person. */
  id: string;
  /** The id under which the platforms know the person; absent: `id`. It goes out hashed. */
  external_id?: string;
  /** Messenger's page-scoped id: the sender's id in its webhook. */
  psid?: string;
  /** Instagram's scoped id: the sender's id in its webhook. */
  igsid?: string;
  /** By platform: the platform's name of the field (`em`, `ph`; `email`, `phone`; …) → 64 hex digits. */
  hashed?: { meta?: Record<string, string>; tiktok?: Record<string, string> };
  /** In clear. */
  email?: string;
  /** In clear. */
  phone?: string;
  /** In clear. */
  first_name?: string;
  /** In clear. */
  last_name?: string;
  /** In clear: `f` or `m`, or a word for it. */
  gender?: string;
  /** In clear: `YYYY-MM-DD`, or another date whose parts cannot be mistaken. */
  birthday?: string;
  /** In clear. */
  city?: string;
  /** In clear: state, province or region. */
  state?: string;
  /** In clear. */
  postcode?: string;
  /** In clear: two letters by ISO 3166, or the country's name. */
  country?: string;
}

/** The ad that brought the subscriber, and the page it led to if there was one. */
export interface Referral {
  ad_id?: string;
  ad_name?: string;
  link?: string;
  headline?: string;
  body?: string;
  /** WhatsApp's click id, verbatim. */
  ctwa_clid?: string;
  /** TikTok's click id, verbatim. */
  ttclid?: string;
  /** When the ad was clicked: seconds since 1970 (UTC). */
  clicked_at?: number;
  /** When TikTok's ad was clicked, if `clicked_at` is that of another click. */
  ttclid_at?: number;
  /** The page that the ad led to, with its parameters. */
  page_url?: string;
  /** TikTok's cookie `_ttp` on that page. */
  ttp?: string;
  /** The person's own address on the net there, not a chat server's. */
  ip?: string;
  /** The person's own browser there, not a bot's. */
  user_agent?: string;
  /** Meta's cookie `_fbc` there. */
  fbc?: string;
  /** Meta's cookie `_fbp` there. */
  fbp?: string;
  /** Id of the lead, for people who came through a platform's own form. */
  lead_id?: string;
}

/** What would leave for the platforms. */
export interface Preview {
  readonly requests: readonly PreviewRequest[];
  /** Destinations that are switched on and would not hear of it. */
  readonly skipped: readonly Skipped[];
  /** Everything wrong with the goal, then what only the filled request can show. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One request, byte for byte as the proxy would send it; the token is shown as `«token»`. */
export interface PreviewRequest {
  readonly destination: "meta" | "tiktok";
  /** Id of the connection. */
  readonly connection: string;
  readonly event_name: string;
  readonly event_id: string;
  /** When it happened: seconds since 1970 (UTC). */
  readonly event_time: number;
  /** The second from which on it is not sent any more: the platform would refuse it, or could credit it to no ad. */
  readonly expires_at: number;
  /** Where the platform is told that it happened: Meta's `action_source`, TikTok's `event_source`. */
  readonly source: string;
  readonly method: "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
  /** Which field of the block made which part of the body. */
  readonly map: readonly { readonly body: JsonPointer; readonly field: JsonPointer }[];
  /** The privacy ledger: what happens to each field of the person that this event could carry. */
  readonly ledger: readonly LedgerLine[];
  /** The value as it stands in the body; absent: it carries none. */
  readonly value?: Money;
  /** What became of the wish to send the value in another currency. */
  readonly conversion?: Conversion;
}

/** What happens to one field of a person, and why. */
export interface LedgerLine {
  /** The platform's name for it: `em`, `phone`, `ctwa_clid` … */
  readonly field: string;
  /** Named by the text `ledger.fate.<fate>`. What is not `not-sent` is what the platform may know the person by. */
  readonly fate: "raw" | "hashed" | "not-sent";
  /** Key of a text: `ledger.…` or `identity.…`. */
  readonly reason: string;
}

/** An amount, a decimal as text, and its currency. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** What became of the wish to have the value in another currency, as figures and in words. */
export interface Conversion {
  /** Texts, decimals among them. Without `converted` there was no rate: the value is sent as it was. */
  readonly facts: Params & {
    readonly amount: string;
    readonly currency: string;
    readonly convert_to: string;
    /** The amount that is sent, rounded half up to `decimals`. */
    readonly converted?: string;
    readonly decimals?: string;
    /** Day and source of the table that was used. */
    readonly date?: string;
    readonly source?: string;
    /** One `base` is `rate` of `quoted`, and `other_rate` of `other` where neither currency is the base. */
    readonly base?: string;
    readonly rate?: string;
    readonly quoted?: string;
    readonly other_rate?: string;
    readonly other?: string;
    /** The currency that no table knows. */
    readonly missing?: string;
  };
  /**
   * Keys of texts, to be said with the facts and shown with ` · ` between: `words.map((key) => text(key, facts))`. A table without a
   * source says nothing of it: leave out what is empty.
   */
  readonly words: readonly string[];
}

/** A destination that does not hear of the goal this time. */
export interface Skipped {
  readonly destination: "meta" | "tiktok";
  /** Why; the text is `skip.<reason>`, unless there is a `key`. */
  readonly reason: SkipReason;
  /** From goal-proxy: a closer text, `skip.<key>`, said with `params`. `no-token`: the secret that is missing is `token`. */
  readonly key?: "no-token" | (string & {});
  readonly params?: Readonly<Record<string, string>>;
}

/** Why a destination does not hear of a goal. */
export type SkipReason =
  | "no-click"
  | "no-identity"
  | "no-consent"
  | "repeat"
  | "value"
  | "region"
  | "not-connected"
  | "block"
  | (string & {});

/** One variable of a goal, tried with several values. */
export interface WhatIf {
  /** Its name, without braces. */
  readonly variable: string;
  readonly cases: readonly WhatIfCase[];
}

/** What one value would lead to, the other variables as usual. */
export interface WhatIfCase {
  /** Where the value comes from; named by the text `whatif.sample.<kind>`. */
  readonly kind: "flow" | "normal" | "empty" | "zero" | "local" | "emoji" | "long";
  readonly sample: string;
  readonly destinations: readonly WhatIfDestination[];
  /** What this value trips: not what is wrong with the goal anyway. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What one destination would hear. */
export interface WhatIfDestination {
  readonly destination: "meta" | "tiktok";
  /** `without-value`: the event goes out, its value cannot be read. Named by the text `whatif.outcome.<outcome>`. */
  readonly outcome: "sent" | "without-value" | "skipped";
  /** Why it is skipped: text `skip.<reason>`. */
  readonly reason?: SkipReason;
  /** The value as it would stand in the request. */
  readonly value?: Money;
  /** The request's body, JSON text. */
  readonly body?: string;
}
