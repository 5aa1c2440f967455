import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type ApiTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const apiTexts: Catalogue<ApiTexts> = { en, 'pt-BR': ptBr };
