import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type RunTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const runTexts: Catalogue<RunTexts> = { en, 'pt-BR': ptBr };
