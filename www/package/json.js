// Plain data as JSON text. What a host hands in may hold itself or throw; then it is as if it had said nothing.

export function toJson(value) {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return "null";
  }
}

/** JSON as the bytes that the wasm reads. */
export function bytesOf(json) {
  return typeof json === "string" ? new TextEncoder().encode(json) : json;
}
