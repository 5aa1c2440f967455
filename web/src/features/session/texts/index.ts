import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type SessionTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const sessionTexts: Catalogue<SessionTexts> = { en, 'pt-BR': ptBr };
