import I18nProvider from '@cloudscape-design/components/i18n';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Language, type LanguageId, LanguageProvider } from '../shared/texts/catalogue.ts';
import { chooseLanguage, keepLanguage } from '../shared/texts/language.ts';
import { type ComponentMessages, loadMessages } from './component-messages.ts';

/** A language with what the components of the library say in it. */
export interface Speech {
  language: Language;
  messages: ComponentMessages;
}

interface LanguageChoice {
  chosen: LanguageId;
  choose: (id: LanguageId) => void;
}

const ChoiceContext = createContext<LanguageChoice | null>(null);

/** Gives the pages their language, and lets it be changed without loading them again. */
export function LanguageChoiceProvider({ first, children }: { first: Speech; children: ReactNode }): ReactNode {
  const [{ language, messages }, setSpeech] = useState(first);
  const choose = useCallback((id: LanguageId) => {
    keepLanguage(id);
    void loadMessages(id).then((loaded) => {
      const chosen = chooseLanguage(navigator.languages, id);
      document.documentElement.lang = chosen.locale;
      setSpeech({ language: chosen, messages: loaded });
    });
  }, []);
  const choice = useMemo(() => ({ chosen: language.id, choose }), [language.id, choose]);
  return (
    <ChoiceContext.Provider value={choice}>
      <LanguageProvider value={language}>
        <I18nProvider locale={language.id} messages={[messages]}>
          {children}
        </I18nProvider>
      </LanguageProvider>
    </ChoiceContext.Provider>
  );
}

export function useLanguageChoice(): LanguageChoice {
  const choice = useContext(ChoiceContext);
  if (!choice) throw new Error('useLanguageChoice is used outside of a LanguageChoiceProvider');
  return choice;
}
