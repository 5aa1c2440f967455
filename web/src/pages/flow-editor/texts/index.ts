import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type EditorTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const editorTexts: Catalogue<EditorTexts> = { en, 'pt-BR': ptBr };
