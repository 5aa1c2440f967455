import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type VersionsTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const versionsTexts: Catalogue<VersionsTexts> = { en, 'pt-BR': ptBr };
