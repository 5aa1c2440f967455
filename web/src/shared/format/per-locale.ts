/**
 * Makes something of a locale once and then gives what was made. Formatters of `Intl` are dear to make, and every cell of a table asks
 * for them.
 */
export function perLocale<Made extends object>(make: (locale: string) => Made): (locale: string) => Made {
  const made = new Map<string, Made>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}
