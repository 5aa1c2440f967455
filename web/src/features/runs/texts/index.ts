import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type RunsTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const runsTexts: Catalogue<RunsTexts> = { en, 'pt-BR': ptBr };
