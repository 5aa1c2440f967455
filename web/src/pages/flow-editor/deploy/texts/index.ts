import type { Catalogue } from '../../../../shared/texts/catalogue.ts';
import { type DeployTabTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const deployTabTexts: Catalogue<DeployTabTexts> = { en, 'pt-BR': ptBr };
