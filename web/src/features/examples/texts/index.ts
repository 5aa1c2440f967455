import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type ExamplesTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const examplesTexts: Catalogue<ExamplesTexts> = { en, 'pt-BR': ptBr };
