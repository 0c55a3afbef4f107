/** Value and currency of the event in a request body; for a sentence, so the digits may pass through a number. */
export function worthOf(body: string): { amount: string; currency: string } | undefined {
  const custom = JSON.parse(body)?.data?.[0]?.custom_data;
  const amount = Number(custom?.value);
  const currency = custom?.currency;
  if (!Number.isFinite(amount) || typeof currency !== "string") return undefined;
  return { amount: amount.toFixed(2), currency };
}
