/** The document that a host keeps in its node: plain JSON, without ids of nodes, times, results or secrets. */

/**
 * Text as the builder typed it. It may hold variables, `{{order_total}}` or `{{cart.items[0].id}}`; no expressions.
 * Numbers travel as text too, so that `49.90` stays `49.90`.
 */
export type Text = string;

/** A place in a document: a JSON Pointer (RFC 6901) such as `/destinations/meta/event`. The empty text is the document itself. */
export type JsonPointer = string;

/** Anything JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** A name outside the listed ones, without losing the completion of those. */
type Other = string & {};

/** The events that Meta takes from chats (`action_source: business_messaging`), and names we may not know yet. */
export type MetaEvent =
  | "Purchase"
  | "LeadSubmitted"
  | "InitiateCheckout"
  | "AddToCart"
  | "ViewContent"
  | "OrderCreated"
  | "OrderShipped"
  | "OrderDelivered"
  | "OrderCanceled"
  | "OrderReturned"
  | "CartAbandoned"
  | "QualifiedLead"
  | "RatingProvided"
  | "ReviewProvided"
  | Other;

/** TikTok's event names. Kept in the document; this version does not send to TikTok yet. */
export type TikTokEvent = "Purchase" | "SubmitForm" | "InitiateCheckout" | "AddToCart" | "ViewContent" | "Lead" | Other;

/** What a Goal block does when a subscriber reaches it. Unknown members are kept where they are. */
export interface GoalBlock {
  /** Version of the document's shape. */
  version: 1;
  /** `id`: made by `defaults()`; statistics and `event_id` hang on it. `revision`: only once the goal is in a library. */
  goal: { id: string; revision?: number };
  /** This bot's variables for the inputs of a saved goal: input name → text. */
  bind?: Record<string, Text>;
  /** The goal's name, for people. */
  name: string;
  /** What reaching the goal is worth. */
  value?: GoalValue;
  /** What was bought, looked at or asked for. */
  items?: GoalItems;
  /** Other standard parameters by Meta's spelling: `order_id`, `content_name`, … */
  params?: Record<string, Text>;
  /** Parameters of the builder's own. */
  custom?: CustomParameter[];
  /** How often one fact may count; absent: every happening. `key` tells orders apart. */
  once?: { per: "subscriber" | "day" | "order"; key?: Text };
  /** Send only to subscribers whose variable (named without braces) holds one of these answers. */
  consent?: { variable: string; accepted: Text[] };
  /** Who hears of the goal. Empty: the goal still counts in the bot's own statistics. */
  destinations: { meta?: Destination<MetaEvent>; tiktok?: Destination<TikTokEvent> };
}

/** An amount with its own currency. */
export interface GoalValue {
  /** A decimal number (`49.90`) or a variable. */
  amount: Text;
  /** ISO 4217 code, `EUR`, or a variable. */
  currency: Text;
  /** How the digits of a variable are written; asked once, when it is ambiguous. `minor`: whole cents. */
  format?: "1234.56" | "1.234,56" | "1,234.56" | "minor";
}

/** Products: as rows, as ids alone, or from a list variable. */
export interface GoalItems {
  content_type?: "product" | "product_group";
  content_ids?: Text[];
  contents?: Content[];
  /** How many pieces. */
  num_items?: Text;
  /** A list variable that the rows come from. */
  from?: Text;
  /** Which column of that list is what. */
  map?: { id: string; quantity?: string; item_price?: string };
}

/** One row of products. */
export interface Content {
  /** Id in the product catalogue. */
  id: Text;
  quantity?: Text;
  /** Price of one piece, in the value's currency. */
  item_price?: Text;
  title?: Text;
  category?: Text;
  brand?: Text;
}

/** A parameter of the builder's own. */
export interface CustomParameter {
  key: string;
  value: Text;
  /** What it is sent as; absent: text. */
  type?: "text" | "number" | "boolean";
}

/** What one ad platform hears. Kept whole while `enabled` is false. */
export interface Destination<Name extends string> {
  enabled: boolean;
  /** Id of a connection; absent: the bot's default one. */
  connection?: string;
  event?: Name | { custom: string };
  /** ISO 4217 code to convert the value into. */
  convert_to?: string;
  /** Settings that replace the goal's own for this destination alone. */
  only?: Partial<Pick<GoalBlock, "value" | "items" | "params">>;
}
