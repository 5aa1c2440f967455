import { createContext, useContext } from 'react';
import { en, type Texts } from './en.ts';

/** Languages of the console; the first is the one for everybody else. */
const CATALOGUES: readonly Texts[] = [en];

/** The catalogue, and the locale for dates and numbers: the reader's own region where its language is the catalogue's. */
export interface Language {
  texts: Texts;
  locale: string;
}

/** Chooses by what the browser prefers, in its order. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const locale of preferred) {
    const texts = CATALOGUES.find(({ language }) => locale.split('-')[0] === language);
    if (texts) return { texts, locale };
  }
  return { texts: en, locale: en.language };
}

const LanguageContext = createContext<Language>(chooseLanguage([]));
export const LanguageProvider = LanguageContext.Provider;

export function useTexts(): Texts {
  return useContext(LanguageContext).texts;
}

export function useLocale(): string {
  return useContext(LanguageContext).locale;
}
