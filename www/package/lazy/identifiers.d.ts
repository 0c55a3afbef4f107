import type { GoalFlow } from "../flow.js";
import type { TextFunction } from "../message.js";
import type { Flow, Identifier } from "../types/graph.js";

/**
 * By what Meta and TikTok can find the people who reach each goal, for each destination that is switched on, and on which of the
 * ways to the goal it is there: what is present, and no score. A canvas' flow, a flow as an object, as JSON text or as its bytes;
 * without a graph it is empty.
 *
 * Which fields a platform takes where: Meta, *Customer Information Parameters* and *Conversions API for Business Messaging:
 * Onboarding Guide*; TikTok, *Report App, Web, Offline, or CRM Events*.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function identifiers(flow: GoalFlow | Flow | string | Uint8Array): Identifier[];

/** The same as a sentence, such as *E-mail: not on the way Start → Paid.* */
export function identifierInWords(identifier: Identifier, text: TextFunction): string;
