import type { Notification } from '@flowi/contracts/entities';
import type { NotificationsTexts } from './en.ts';

type Subject = (told: Notification) => string;

const run = ({ flowId, of }: Notification) =>
  of === null ? `${flowId}: a execução` : `${flowId}: a execução ${of.id}`;
const batch = ({ flowId, of }: Notification) => (of === null ? `${flowId}: o lote` : `${flowId}: o lote ${of.id}`);
const deployment = ({ flowId, of }: Notification) => (of === null ? `A implantação de ${flowId}` : of.id);

/** What a notification is about, from its facts; its own words are English. */
const SUBJECTS: Readonly<Record<Notification['kind'], Subject>> = {
  run_succeeded: (told) => `${run(told)} promoveu um modelo`,
  run_skipped: (told) => `${run(told)} terminou sem promover o modelo`,
  run_failed: (told) => `${run(told)} falhou`,
  approval_needed: ({ flowId }) => `${flowId}: um modelo espera aprovação`,
  deployed: (told) => `${deployment(told)} serve uma nova versão do modelo`,
  deploy_failed: (told) => `${deployment(told)} falhou`,
  batch_succeeded: (told) => `${batch(told)} foi concluído`,
  batch_refused: (told) => `${batch(told)} foi recusado: as linhas desviam`,
  batch_failed: (told) => `${batch(told)} falhou`,
  endpoint_deleted: (told) => `${deployment(told)} foi retirada`,
  start_refused: ({ flowId, start }) =>
    start?.kind === 'batch'
      ? `${flowId}: o lote agendado não foi iniciado`
      : `${flowId}: a execução agendada não foi iniciada`,
  drift: ({ flowId }) => `${flowId}: o tráfego desvia`,
};

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
    batch_succeeded: 'Lote concluído',
    batch_refused: 'Lote recusado',
    batch_failed: 'Lote falhou',
    endpoint_deleted: 'Removido',
    start_refused: 'Início agendado recusado',
    drift: 'Tráfego desvia',
  },
  subjectOf: (told) => SUBJECTS[told.kind](told),
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
