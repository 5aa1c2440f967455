import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type RunsPageTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const runsPageTexts: Catalogue<RunsPageTexts> = { en, 'pt-BR': ptBr };
