import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type ForeignProjectTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const foreignProjectTexts: Catalogue<ForeignProjectTexts> = { en, 'pt-BR': ptBr };
