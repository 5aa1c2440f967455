import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type BatchJobsTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const batchJobsTexts: Catalogue<BatchJobsTexts> = { en, 'pt-BR': ptBr };
