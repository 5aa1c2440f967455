import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type ProjectTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const projectTexts: Catalogue<ProjectTexts> = { en, 'pt-BR': ptBr };
