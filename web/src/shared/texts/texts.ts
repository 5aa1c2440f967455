import { type Catalogue, useCatalogue } from './catalogue.ts';
import { en, type Texts } from './en.ts';
import { ptBr } from './pt-br.ts';

/** What the shell and several pages say. */
export const sharedTexts: Catalogue<Texts> = { en, 'pt-BR': ptBr };

export function useTexts(): Texts {
  return useCatalogue(sharedTexts);
}
