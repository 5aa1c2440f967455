import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type DeploymentWords, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const deploymentWords: Catalogue<DeploymentWords> = { en, 'pt-BR': ptBr };
