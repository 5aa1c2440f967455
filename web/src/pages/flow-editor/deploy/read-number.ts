/** The number that a text is, with a point or a comma; null for an empty one, undefined for what is no number or too small. */
export function readNumber(text: string, least = Number.NEGATIVE_INFINITY): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  const number = Number(plain);
  return Number.isFinite(number) && number >= least ? number : undefined;
}
