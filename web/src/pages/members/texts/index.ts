import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type MembersTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const membersTexts: Catalogue<MembersTexts> = { en, 'pt-BR': ptBr };
