import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type { LanguageId } from '../shared/texts/catalogue.ts';

export type ComponentMessages = I18nProviderProps.Messages;

const LOADERS: Readonly<Record<LanguageId, () => Promise<{ default: ComponentMessages }>>> = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  'pt-BR': () => import('@cloudscape-design/components/i18n/messages/all.pt-BR'),
};

/** What the components of the library say by themselves, in one language. */
export async function loadMessages(id: LanguageId): Promise<ComponentMessages> {
  const { default: messages } = await LOADERS[id]();
  return messages;
}
