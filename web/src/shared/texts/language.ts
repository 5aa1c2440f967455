import { LANGUAGES, type Language, type LanguageId, makeLanguage } from './catalogue.ts';

const KEY = 'flowi.language';

/** The language somebody chose in this browser; null while it goes by the browser's. */
export function keptLanguage(): LanguageId | null {
  const kept = localStorage.getItem(KEY);
  return LANGUAGES.find((id) => id === kept) ?? null;
}

export function keepLanguage(id: LanguageId): void {
  localStorage.setItem(KEY, id);
}

/**
 * The chosen language, else the first that both the browser prefers and the console speaks, else English.
 *
 * @param preferred locales in the browser's order
 */
export function chooseLanguage(preferred: readonly string[], chosen: LanguageId | null = null): Language {
  const speaks = (locale: string, id: LanguageId) => locale.split('-')[0] === id.split('-')[0];
  for (const locale of preferred) {
    const id = LANGUAGES.find((language) => speaks(locale, language));
    if (id !== undefined && (chosen === null || chosen === id)) return makeLanguage(id, locale);
  }
  const id = chosen ?? LANGUAGES[0];
  return makeLanguage(id, id);
}
