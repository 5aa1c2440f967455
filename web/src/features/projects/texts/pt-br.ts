import type { ProjectTexts } from './en.ts';

/** What several pages say of projects and of getting into one, in Brazilian Portuguese. */
export const ptBr: ProjectTexts = {
  create: 'Criar projeto',
  createTitle: 'Criar um projeto',
  createAdvice: 'Você se torna administrador dele e pode então adicionar outras pessoas.',
  name: 'Nome',
  nameHint: 'Como as pessoas o leem; até 128 caracteres.',
  id: 'Identificador',
  idHint: 'Aparece nos endereços e na linha de comando e não muda: letras minúsculas, algarismos e hifens.',
  idWrong: 'Até 48 letras minúsculas, algarismos e hifens, com letra ou algarismo no começo e no fim.',
  notCreated: (name) => `${name} não foi criado`,
  created: (name) => `${name} foi criado; você é administrador dele`,
  address: 'Seu endereço, para um administrador adicionar:',
  ownId: 'Seu id, para um administrador adicionar:',
};
