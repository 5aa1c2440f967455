import type { Catalogue } from '../../../shared/texts/catalogue.ts';
import { en, type NotificationsTexts } from './en.ts';
import { ptBr } from './pt-br.ts';

export const notificationsTexts: Catalogue<NotificationsTexts> = { en, 'pt-BR': ptBr };
