import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type ModelWords } from './en.ts';
import { ptBr } from './pt-br.ts';

export const modelWords: Catalogue<ModelWords> = { en, 'pt-BR': ptBr };
