import type { Context, WhatIf } from "../types/preview.js";
import type { Surroundings } from "../types/surroundings.js";

/**
 * For each variable of the goal and each value to try (the flow's samples; empty, zero, `1.234,56 €`, emoji, very long) what
 * would be sent and which rules trip. What `context` leaves out is made up: a click on an ad, contact data, a connection. Makes no request.
 *
 * @throws {Error} before `init()` has resolved.
 */
export function whatIf(goal: unknown, context?: Partial<Context>, surroundings?: Surroundings): WhatIf[];
