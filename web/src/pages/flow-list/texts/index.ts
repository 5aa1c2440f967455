import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type FlowListTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const flowListTexts: Catalogue<FlowListTexts> = { en, 'pt-BR': ptBr };
