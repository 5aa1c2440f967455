import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type NewFlowTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const newFlowTexts: Catalogue<NewFlowTexts> = { en, 'pt-BR': ptBr };
