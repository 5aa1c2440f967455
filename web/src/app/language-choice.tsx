import I18nProvider from '@cloudscape-design/components/i18n';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type LanguageId, LanguageProvider } from '../shared/texts/catalogue.ts';
import { chooseLanguage, keepLanguage } from '../shared/texts/language.ts';
import { SpeakerProvider } from '../shared/texts/speaker.ts';
import { loadSpeech, type Speech } from './speech.ts';

interface LanguageChoice {
  chosen: LanguageId;
  choose: (id: LanguageId) => void;
}

const ChoiceContext = createContext<LanguageChoice | null>(null);

/** Gives the pages their language, and lets it be changed without loading them again. */
export function LanguageChoiceProvider({ first, children }: { first: Speech; children: ReactNode }): ReactNode {
  const [{ language, messages, speaker }, setSpeech] = useState(first);
  const choose = useCallback((id: LanguageId) => {
    keepLanguage(id);
    const chosen = chooseLanguage(navigator.languages, id);
    void loadSpeech(chosen).then((loaded) => {
      document.documentElement.lang = chosen.locale;
      setSpeech(loaded);
    });
  }, []);
  const choice = useMemo(() => ({ chosen: language.id, choose }), [language.id, choose]);
  return (
    <ChoiceContext.Provider value={choice}>
      <LanguageProvider value={language}>
        <SpeakerProvider value={speaker}>
          <I18nProvider locale={language.id} messages={[messages]}>
            {children}
          </I18nProvider>
        </SpeakerProvider>
      </LanguageProvider>
    </ChoiceContext.Provider>
  );
}

export function useLanguageChoice(): LanguageChoice {
  const choice = useContext(ChoiceContext);
  if (!choice) throw new Error('useLanguageChoice is used outside of a LanguageChoiceProvider');
  return choice;
}
