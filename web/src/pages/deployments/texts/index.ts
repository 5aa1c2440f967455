import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type DeploymentsTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const deploymentsTexts: Catalogue<DeploymentsTexts> = { en, 'pt-BR': ptBr };
