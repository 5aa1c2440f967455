import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type DatasetsTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const datasetsTexts: Catalogue<DatasetsTexts> = { en, 'pt-BR': ptBr };
