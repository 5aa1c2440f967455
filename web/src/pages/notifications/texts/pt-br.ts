import type { NotificationsTexts } from './en.ts';

export const ptBr: NotificationsTexts = {
  help: {
    title: 'Notificações',
    text: [
      'O que foi avisado: como as execuções terminaram, o que foi implantado, quais trabalhos em lote foram recusados, quando os dados desviam e quais inícios agendados não aconteceram.',
      'As mesmas mensagens vão para quem assinou o tópico desta instalação. Cada uma leva àquilo de que trata.',
    ],
  },
  description: 'O que foi avisado, do mais novo ao mais antigo.',
  list: 'Notificações',
  columns: { at: 'Quando', kind: 'Tipo', subject: 'O quê', flow: 'Fluxo', text: 'Por extenso' },
  kinds: {
    run_succeeded: 'Execução promoveu um modelo',
    run_skipped: 'Modelo não promovido',
    run_failed: 'Execução falhou',
    approval_needed: 'Aprovação necessária',
    deployed: 'Implantado',
    deploy_failed: 'Implantação falhou',
    batch_succeeded: 'Trabalho em lote concluído',
    batch_refused: 'Trabalho em lote recusado',
    batch_failed: 'Trabalho em lote falhou',
    endpoint_deleted: 'Removido',
    start_refused: 'Início agendado recusado',
    drift: 'Tráfego desvia',
  },
  read: 'Ler',
  kind: 'Tipo de notificação',
  anyKind: 'Qualquer tipo',
  emptyTitle: 'Nada foi avisado ainda',
  emptyAdvice: 'O fim de uma execução, de uma implantação ou de um trabalho em lote é avisado aqui.',
  noMatchTitle: 'Nada corresponde',
  noMatchAdvice: (kind) => `Entre as mais novas não há nada do tipo “${kind}”.`,
  clearFilter: 'Mostrar todos os tipos',
  failedTitle: 'Não foi possível carregar as notificações',
};
