import { createContext, useContext } from 'react';
import { withIsolatedNames } from './isolated.ts';

/** Languages of the console; the first is the one for everybody else. */
export const LANGUAGES = ['en', 'pt-BR'] as const;
export type LanguageId = (typeof LANGUAGES)[number];

/** The texts of a page or of several, in every language. */
export interface Catalogue<T> {
  readonly en: T;
  readonly 'pt-BR': T;
}

/** What a reader reads. */
export interface Language {
  readonly id: LanguageId;
  /** For dates and numbers: the reader's own region where its language is this one. */
  readonly locale: string;
  readonly pick: <T>(catalogue: Catalogue<T>) => T;
}

export function makeLanguage(id: LanguageId, locale: string): Language {
  return { id, locale, pick: (catalogue) => withIsolatedNames(catalogue[id]) };
}

const LanguageContext = createContext<Language>(makeLanguage('en', 'en'));
export const LanguageProvider = LanguageContext.Provider;

/** The texts of a catalogue in the reader's language. */
export function useCatalogue<T>(catalogue: Catalogue<T>): T {
  return useContext(LanguageContext).pick(catalogue);
}

export function useLanguageId(): LanguageId {
  return useContext(LanguageContext).id;
}

export function useLocale(): string {
  return useContext(LanguageContext).locale;
}
