/** A previewed request, made ready to be copied and looked into. */

import type { JsonPointer } from "../types/goal.js";
import type { PreviewRequest } from "../types/preview.js";

/** What is needed to copy a request. */
export type Copied = Pick<PreviewRequest, "method" | "url" | "headers" | "body">;

/** The request as a command for a POSIX shell. The token is not in it: `«token»` stands in its place. */
export function toCurl(request: Copied): string;

/** Method, address, headers and body as one JSON text; the body's numbers keep their digits, and `«token»` stands for the token. */
export function toJson(request: Copied): string;

/** The block's field that made this place of the body, or what is around it; `undefined`: no field did. */
export function fieldAt(request: Pick<PreviewRequest, "map">, pointer: JsonPointer): JsonPointer | undefined;

/** The places of the body that this field, or one in it, made. */
export function placesOf(request: Pick<PreviewRequest, "map">, field: JsonPointer): JsonPointer[];

/**
 * The key of a text, `request.found.…`, that says by what TikTok finds the person: it is told where an event happened by what is known
 * of them. `undefined` for Meta.
 */
export function foundBy(request: Pick<PreviewRequest, "destination" | "source" | "ledger">): string | undefined;

/** The block's fields that another of the `requests` tells and this one does not: its platform or its event has no place for them. */
export function leftOut(request: Pick<PreviewRequest, "map">, requests: readonly Pick<PreviewRequest, "map">[]): JsonPointer[];
