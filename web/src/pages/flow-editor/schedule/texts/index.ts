import type { Catalogue } from '../../../../shared/texts/catalogue.ts';
import { en, type ScheduleTabTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const scheduleTabTexts: Catalogue<ScheduleTabTexts> = { en, 'pt-BR': ptBr };
