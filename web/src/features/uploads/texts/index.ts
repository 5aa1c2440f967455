import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type UploadTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const uploadTexts: Catalogue<UploadTexts> = { en, 'pt-BR': ptBr };
