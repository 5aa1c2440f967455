import type { Language, LanguageId } from '../shared/texts/catalogue.ts';
import { ENGLISH_SPEAKER, type Speaker } from '../shared/texts/speaker.ts';
import { type ComponentMessages, loadMessages } from './component-messages.ts';

/** A language with what the components of the library and the API say in it. */
export interface Speech {
  readonly language: Language;
  readonly messages: ComponentMessages;
  readonly speaker: Speaker;
}

/** Words of the API come in English; another language is fetched by those who read it only. */
const SPEAKERS: Readonly<Record<LanguageId, () => Promise<Speaker>>> = {
  en: async () => ENGLISH_SPEAKER,
  'pt-BR': async () => (await import('../shared/texts/said-pt-br/index.ts')).ptBrSpeaker,
};

export async function loadSpeech(language: Language): Promise<Speech> {
  const [messages, speaker] = await Promise.all([loadMessages(language.id), SPEAKERS[language.id]()]);
  return { language, messages, speaker };
}
