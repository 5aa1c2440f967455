import type { EDIT_SAYINGS, Translation } from '@flowi/contracts/sayings';

/** Why an edit cannot be made, in Brazilian Portuguese. */
export const ptBrEdits: Translation<typeof EDIT_SAYINGS> = {
  node_not_found: ({ node }) => `Não há nó "${node}" neste fluxo.`,
  node_exists: ({ node }) => `Já há um nó "${node}"; os ids dos nós são únicos dentro de um fluxo.`,
  edge_not_found: ({ from, to }) => `Não há ligação ${from} > ${to} neste fluxo.`,
  edge_exists: ({ from, to }) => `${from} > ${to} já estão ligados.`,
  note_not_found: ({ note }) => `Não há nota "${note}" neste fluxo.`,
  note_exists: ({ note }) => `Já há uma nota "${note}"; os ids das notas são únicos dentro de um fluxo.`,
  cycle: ({ from, to }) => `${from} > ${to} fecharia um ciclo; um fluxo corre em um só sentido.`,
  too_many_nodes: ({ count, most }) => `O fluxo teria ${count} nós; são permitidos no máximo ${most}.`,
  too_many_edges: ({ count, most }) => `O fluxo teria ${count} ligações; são permitidas no máximo ${most}.`,
  too_many_notes: ({ count, most }) => `O fluxo teria ${count} notas; são permitidas no máximo ${most}.`,
  does_not_fit: () => 'O fluxo mudou desde então; este passo já não pode ser desfeito nem refeito.',
};
