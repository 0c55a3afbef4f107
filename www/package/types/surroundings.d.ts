/** What a host tells about the bot around the block. Nothing of it is kept in the document, and nothing of it is a secret. */

import type { RateTable } from "./preview.js";

/** The bot around the block. A rule that needs what is left out stays silent. */
export interface Surroundings {
  /** The flow's variables, offered by completion. */
  variables?: readonly Variable[];
  /** The connections that a block may name. */
  connections?: readonly Connection[];
  /** The connection of a block that names none. */
  default_connections?: { meta?: string; tiktok?: string };
  /** ISO 4217 code the bot sells in: offered, never set unasked. */
  currency?: string;
  /** Exchange rates: the panel shows by them what a destination hears, and a dry run uses them where its moment names none. */
  rates?: readonly RateTable[];
  /** Rules (by code) to switch off, or to lower to a milder severity. Travels with test sends, so that the proxy judges alike. */
  rules?: RuleSettings;
}

/** Which rules are switched off or lowered; a severity can never be raised. */
export interface RuleSettings {
  off?: readonly string[];
  lower?: Readonly<Record<string, "warning" | "hint">>;
}

/** A variable of the flow. */
export interface Variable {
  /** Its name, without braces. */
  name: string;
  type?: "text" | "number" | "boolean" | "list";
  /** Values seen or expected, the most usual first. */
  samples?: readonly string[];
  /** Of a list: what its rows call their members; absent: by the first sample, a JSON text such as `[{"sku":"A-1","qty":2}]`. */
  columns?: readonly string[];
}

/** A chat channel with its dataset or pixel. The access token stays with the proxy. */
export interface Connection {
  id: string;
  /** As people know it: “Shop · WhatsApp”. */
  name: string;
  platform: "meta" | "tiktok";
  /** Absent: no chat channel (a website). */
  channel?: "whatsapp" | "messenger" | "instagram";
  /**
   * Where Meta is told that an event happened, for a connection without a channel; absent: `website` where the page and the
   * person's browser are known, else `chat`.
   */
  action_source?: "chat" | "system_generated" | "website";
  /** Meta's dataset, 10 to 20 digits. */
  dataset_id?: string;
  whatsapp_business_account_id?: string;
  page_id?: string;
  ig_account_id?: string;
  /** TikTok's pixel, 20 letters and digits: hears of people whose click on the ad is known. */
  pixel_code?: string;
  /** TikTok's offline event set, digits: hears of people whose phone or e-mail is known. */
  offline_event_set_id?: string;
  /** TikTok's CRM event set, digits: hears of leads from TikTok's own forms. */
  crm_event_set_id?: string;
  /** Where the business is at home: two letters by ISO 3166, such as `ES`. */
  country?: string;
  /** Where phone numbers without a country code are at home, two letters; absent: where the business is (`country`). */
  phone_country?: string;
  /** The platform is asked to use what it hears sparingly (Limited Data Use). */
  limited_data_use?: boolean;
  /** Meta may use the events to credit ads alone, not to choose who sees them. */
  opt_out?: boolean;
  /** Leads to the sandbox, not to the platform. */
  sandbox?: boolean;
}
