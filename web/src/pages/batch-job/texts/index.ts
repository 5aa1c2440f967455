import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type BatchJobTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const batchJobTexts: Catalogue<BatchJobTexts> = { en, 'pt-BR': ptBr };
