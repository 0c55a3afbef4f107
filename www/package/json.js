// Plain data as JSON text. What a host hands in may hold itself or throw; then it is as if it had said nothing.

export function toJson(value) {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return "null";
  }
}

/** JSON text, or what can be written as such, as the bytes that the wasm reads. */
export function bytesOf(json) {
  if (json instanceof Uint8Array) return json;
  return new TextEncoder().encode(typeof json === "string" ? json : toJson(json));
}
