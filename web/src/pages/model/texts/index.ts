import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type ModelTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const modelTexts: Catalogue<ModelTexts> = { en, 'pt-BR': ptBr };
