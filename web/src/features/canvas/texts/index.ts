import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { type CanvasTexts, en } from './en.ts';
import { ptBr } from './pt-br.ts';

export const canvasTexts: Catalogue<CanvasTexts> = { en, 'pt-BR': ptBr };
