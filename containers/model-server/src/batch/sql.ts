/** An identifier in SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list in SQL. */
export function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}
