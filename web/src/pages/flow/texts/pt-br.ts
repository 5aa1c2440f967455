import type { FlowTexts } from './en.ts';

export const ptBr: FlowTexts = {
  help: {
    title: 'Um fluxo',
    text: [
      'O que está em produção, quando o fluxo é executado sozinho e todas as suas execuções, das mais novas às mais antigas.',
      'O resultado de uma execução é medido nas linhas reservadas: nenhum modelo foi treinado nelas, e todas as execuções do fluxo usam as mesmas, por isso os resultados podem ser comparados.',
    ],
  },
  edit: 'Editar',
  versions: 'Versões',
  facts: 'Dados do fluxo',
  live: 'Modelo em produção',
  noLive: 'Ainda nenhum',
  liveSince: (version, since) => `Versão ${version}, desde ${since}`,
  schedule: 'Agendamento',
  noSchedule: 'Nenhum',
  scheduled: (cron, timezone) => `${cron} (${timezone})`,
  scheduleOff: (cron, timezone) => `${cron} (${timezone}), desligado`,
  latestVersion: 'Última versão',
  version: (version) => `Versão ${version}`,
  noVersion: 'Por enquanto só um rascunho',
  owner: 'Responsável',
  changed: 'Alterado',
  runs: 'Execuções',
  columns: {
    state: 'Estado',
    version: 'Versão do fluxo',
    trials: 'Experimentos',
    result: 'Resultado nas linhas reservadas',
    started: 'Início',
    duration: 'Duração',
    trigger: 'Iniciada por',
  },
  emptyTitle: 'Ainda não há execuções',
  emptyAdvice: 'Execute o fluxo para treinar o primeiro modelo.',
};
