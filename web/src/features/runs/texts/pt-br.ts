import type { RunsTexts } from './en.ts';

export const ptBr: RunsTexts = {
  states: {
    queued: 'Na fila',
    planning: 'Planejando',
    training: 'Treinando',
    comparing: 'Comparando',
    awaiting_approval: 'Aguardando aprovação',
    promoting: 'Promovendo',
    deploying: 'Implantando',
    succeeded: 'Concluída',
    failed: 'Falhou',
    stopped: 'Parada',
  },
  columns: {
    started: 'Início',
    flow: 'Fluxo',
    state: 'Estado',
    result: 'Resultado nas linhas reservadas',
    trials: 'Experimentos',
    duration: 'Duração',
    version: 'Versão',
    trigger: 'Iniciada por',
  },
  bySchedule: 'Agendamento',
  run: 'Executar',
  runFlow: (name) => `Executar ${name}`,
  notStarted: (name) => `Nenhuma execução de ${name} foi iniciada`,
  failedTitle: 'Não foi possível carregar as execuções',
};
