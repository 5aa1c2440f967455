/** A cell of text that a spreadsheet would run instead of showing it. */
const FORMULA = /^[=+\-@\t\r]/;

/** Text that begins like a formula gets an apostrophe in front, which spreadsheets take for "this is text"; numbers stay as they are. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as comma separated values (RFC 4180) that are safe to open in a spreadsheet. */
export function toCsv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
