import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type DriftWords, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const driftWords: Catalogue<DriftWords> = { en, 'pt-BR': ptBr };
