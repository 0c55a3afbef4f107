/** Puts the variables' values into a text; a name without a value stays visible as it was written. */
export function fill(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? whole) : whole,
  );
}
