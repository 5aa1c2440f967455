import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type DatasetTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const datasetTexts: Catalogue<DatasetTexts> = { en, 'pt-BR': ptBr };
