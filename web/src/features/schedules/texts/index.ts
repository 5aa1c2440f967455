import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type SchedulesTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const schedulesTexts: Catalogue<SchedulesTexts> = { en, 'pt-BR': ptBr };
