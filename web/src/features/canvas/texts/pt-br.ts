import { countIn } from '../../../shared/texts/counted.ts';
import type { CanvasTexts } from './en.ts';

const counted = countIn('pt-BR');

/** What the drawing of a flow says, in Brazilian Portuguese. */
export const ptBr: CanvasTexts = {
  states: {
    idle: 'Parado',
    queued: 'Na fila',
    running: 'Em execução',
    reused: 'Reaproveitado',
    succeeded: 'Concluído',
    failed: 'Falhou',
    skipped: 'Pulado',
    cancelled: 'Cancelado',
  },
  ports: { rows: 'linhas', predictions: 'previsões' },
  takes: (types) => `Recebe ${types}`,
  gives: (types) => `Entrega ${types}`,
  or: ' ou ',
  combinations: (count) => `${counted(count, 'combinação', 'combinações')} de valores`,
  errors: (count) => counted(count, 'erro', 'erros'),
  warnings: (count) => counted(count, 'aviso', 'avisos'),
  unknownKind: (component) => `Tipo desconhecido ${component}`,
  node: (id, title) => `${title}, ${id}`,
  note: (text) => (text === '' ? 'Anotação vazia' : `Anotação: ${text}`),
  noteText: 'Texto da anotação',
  emptyNote: 'Anotação vazia',
  edge: (from, to) => `De ${from} para ${to}`,
  zoomIn: 'Ampliar',
  zoomOut: 'Reduzir',
  fit: 'Enquadrar o fluxo',
  controls: 'Visualização do quadro',
  minimap: 'Mapa reduzido do fluxo',
  nodeHelp: 'Enter ou Espaço escolhe um nó, as setas o movem, Delete o remove.',
  edgeHelp: 'Enter ou Espaço escolhe uma ligação, Delete a remove.',
  nodeLookHelp: 'Pressione Enter ou Espaço para examinar um nó.',
  edgeLookHelp: 'Pressione Enter ou Espaço para examinar uma ligação.',
  moved: (direction, x, y) => `Movido para ${direction}. Agora em ${x}, ${y}.`,
  directions: { up: 'cima', down: 'baixo', left: 'a esquerda', right: 'a direita' },
};
