import type { ForeignProjectTexts } from './en.ts';

/** What the address of a project that one is no member of says, in Brazilian Portuguese. */
export const ptBr: ForeignProjectTexts = {
  title: 'Projeto de outras pessoas',
  header: (project) => `O projeto ${project} não existe, ou você não participa dele`,
  advice:
    'Confira o endereço. Se alguém o enviou a você, peça a essa pessoa ou a um administrador do projeto que adicione você; a página se abre sozinha assim que você for membro.',
  toProjects: 'Ir para seus projetos',
};
