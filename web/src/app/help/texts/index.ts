import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type HelpTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const helpTexts: Catalogue<HelpTexts> = { en, 'pt-BR': ptBr };
