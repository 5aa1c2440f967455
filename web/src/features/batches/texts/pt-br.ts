import type { BatchWords } from './en.ts';

export const ptBr: BatchWords = {
  states: {
    queued: 'Na fila',
    counting: 'Contando linhas',
    checking: 'Verificando desvio',
    scoring: 'Prevendo',
    succeeded: 'Concluído',
    refused: 'Recusado',
    failed: 'Falhou',
    stopped: 'Parado',
  },
};
