import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type BatchWords, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const batchWords: Catalogue<BatchWords> = { en, 'pt-BR': ptBr };
