import type { NewFlowTexts } from './en.ts';

/** What making a flow says, in Brazilian Portuguese. */
export const ptBr: NewFlowTexts = {
  newFlow: 'Novo fluxo',
  empty: 'Vazio',
  examples: 'Exemplos',
  file: 'De um arquivo…',
  emptyName: 'Novo fluxo',
  notMade: (name) => `${name} não foi criado`,
  notRead: (file) => `Não foi possível ler ${file}`,
  made: (name) => `${name} foi criado, com pontos a conferir`,
};
