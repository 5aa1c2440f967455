import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type FlowTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const flowTexts: Catalogue<FlowTexts> = { en, 'pt-BR': ptBr };
