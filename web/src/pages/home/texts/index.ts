import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type HomeTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const homeTexts: Catalogue<HomeTexts> = { en, 'pt-BR': ptBr };
