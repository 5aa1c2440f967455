import type { Catalogue } from '../../texts/catalogue.ts';
import { type ChartTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const chartTexts: Catalogue<ChartTexts> = { en, 'pt-BR': ptBr };
