/** What a field holds before it is made ready; numbers count as their digits, nothing as empty. */
export type FieldText = string | number | null | undefined;

/** What identity cannot tell from a field alone. */
export interface IdentifyOptions {
  /**
   * Where people are at home who do not say so: two letters by ISO 3166, or the country's name. Phone numbers without a country code,
   * dates, states and postcodes are read by it. A person's own `country` goes before.
   */
  country?: string | undefined;
  /** Seconds since 1970 (UTC), so that nobody is born later; absent: the clock. */
  now?: number | undefined;
}

/** A field made ready for a platform. */
export interface Identified {
  /** Exactly what the request carries; `null`: left out. */
  readonly value: string | null;
  /** Whether the value is a SHA-256, 64 hex digits in lower case. */
  readonly hashed: boolean;
  /** Why it is left out; the text is `identity.<reason>`. */
  readonly reason?: IdentityReason;
}

/** Why a field is left out. */
export type IdentityReason =
  | "empty"
  | "not-an-email"
  | "not-a-phone"
  | "no-country-code"
  | "not-a-name"
  | "not-a-gender"
  | "not-a-date"
  | "ambiguous-date"
  | "not-a-postcode"
  | "not-a-country"
  | "not-an-id"
  | "not-an-address"
  | "not-a-hash"
  | "other-hash"
  | "must-be-plain"
  | "unknown-field"
  | "unknown-platform";
