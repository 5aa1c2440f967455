/**
 * Writes counts of things in a language.
 *
 * @returns count in figures with the singular or the plural
 */
export function countIn(locale: string): (count: number, one: string, many: string) => string {
  const plurals = new Intl.PluralRules(locale);
  return (count, one, many) => `${count.toLocaleString(locale)} ${plurals.select(count) === 'one' ? one : many}`;
}
