import { ptBrComponents } from './components.ts';
import { ptBrParameters } from './parameters.ts';
import type { CatalogueTexts } from './translate-catalogue.ts';
import { ptBrWords } from './words.ts';

/** The kinds of nodes in Brazilian Portuguese. */
export const ptBrCatalogue: CatalogueTexts = {
  components: ptBrComponents,
  parameters: ptBrParameters,
  words: ptBrWords,
};
