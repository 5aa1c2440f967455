import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type ProjectsPageTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const projectsTexts: Catalogue<ProjectsPageTexts> = { en, 'pt-BR': ptBr };
