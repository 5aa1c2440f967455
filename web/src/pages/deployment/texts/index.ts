import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type DeploymentTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const deploymentTexts: Catalogue<DeploymentTexts> = { en, 'pt-BR': ptBr };
