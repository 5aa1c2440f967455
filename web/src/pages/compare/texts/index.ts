import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type CompareTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const compareTexts: Catalogue<CompareTexts> = { en, 'pt-BR': ptBr };
