/** Number of a version in an address; anything else is as if left out. */
export function readVersion(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** Words in an address; words of digits only come as a number, and empty ones are as if left out. */
export function readWords(value: unknown): string | undefined {
  const words = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return words === '' ? undefined : words;
}
