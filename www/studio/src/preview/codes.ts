/** Test event codes: in memory, for two hours per connection. A code opens Meta's test view, so no flow or storage may hold it. */
const KEPT = 2 * 60 * 60 * 1000;
const codes = new Map<string, { code: string; until: number }>();

export function keepCode(connection: string, code: string, now = Date.now()): void {
  codes.set(connection, { code, until: now + KEPT });
}

export function keptCode(connection: string, now = Date.now()): string {
  const kept = codes.get(connection);
  if (kept === undefined || now < kept.until) return kept?.code ?? "";
  codes.delete(connection);
  return "";
}
