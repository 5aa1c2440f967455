import type { VersionsTexts } from './en.ts';

/** What the page with the versions of a flow says, in Brazilian Portuguese. */
export const ptBr: VersionsTexts = {
  help: {
    title: 'Versões de um fluxo',
    text: [
      'Uma execução congela o rascunho como uma versão numerada que nunca muda. Compare duas delas, ou uma com o rascunho.',
      'Para partir de uma versão anterior, edite a partir dela: ela toma o lugar do rascunho, e isso pode ser desfeito.',
    ],
  },
  title: (flow) => `Versões de ${flow}`,
  description: 'O que duas versões têm de diferente, e de qual delas partir.',
  failedTitle: 'Não foi possível carregar as versões',
  from: 'De',
  to: 'Para',
  draft: 'Rascunho',
  version: (version) => `Versão ${version}`,
  made: (time) => `criada em ${time}`,
  swap: 'Inverter',
  differences: 'Diferenças',
  columns: { kind: 'O quê', place: 'Onde', before: 'Antes', after: 'Depois' },
  kinds: { added: 'Adicionado', removed: 'Removido', changed: 'Alterado' },
  nothing: 'Nada',
  emptyTitle: 'As duas dizem o mesmo',
  emptyAdvice: 'Escolha outras duas ou altere o rascunho.',
  reordered: 'Dizem o mesmo em outra ordem, por isso as tentativas são numeradas de outro modo.',
  noVersion: 'Ainda não há versão',
  noVersionAdvice: 'Executar o fluxo congela o rascunho como a primeira versão.',
  restore: (version) => `Editar a partir da versão ${version}`,
  edit: 'Editar',
};
