import {
  columnWords,
  type NOTICE_SAYINGS,
  type NoticeSubject,
  type Translation,
  toldWords,
} from '@flowi/contracts/sayings';
import { ptBrDrift } from './drift.ts';
import type { SaySentences } from './releases.ts';
import { type SayInside, stepName, whole } from './words.ts';

function named({ type, id, flow, attempt, source }: NoticeSubject): string {
  if (type === 'run')
    return attempt === null
      ? `A execução ${id} do fluxo ${flow}`
      : `A execução ${id} (tentativa ${attempt}) do fluxo ${flow}`;
  if (type === 'batch_job')
    return source === null
      ? `O trabalho em lote ${id} do fluxo ${flow}`
      : `O trabalho em lote ${id} do fluxo ${flow} sobre ${source}`;
  return `A implantação ${id} do fluxo ${flow}`;
}

/** Runs of earlier releases may not name the version that they made. */
const modelOf = (version: number | null, flow: string) =>
  version === null ? `Uma versão do modelo do fluxo ${flow}` : `A versão ${version} do modelo do fluxo ${flow}`;

const SKIPS = {
  rejected: 'foi rejeitada',
  refused: 'não passou pelo critério',
  skipped: 'foi deixada de lado',
} as const;
const VERDICTS = {
  ok: 'tudo em ordem',
  watch: 'pode ser acaso',
  drift: 'há desvio',
  not_enough_data: 'dados insuficientes',
} as const;
const START_FIXES = {
  not_found: 'Desligue a agenda dele ou traga de volta o que a mensagem cita.',
  invalid_flow: 'Abra o fluxo, corrija o que a mensagem cita e congele uma versão; a agenda executa a mais recente.',
  too_many_trials: 'Retire valores ou modelos do fluxo e congele uma versão; a agenda executa a mais recente.',
  not_ready: 'Crie o que a mensagem cita e depois inicie à mão.',
  not_allowed: 'Peça a quem cuida desta instalação que devolva essa permissão ao Flowi.',
  other: 'Corrija o que a mensagem cita e inicie à mão.',
} as const;

interface Inside {
  readonly inside: SayInside;
  readonly sentences: SaySentences;
  /** A likely fix by its English. */
  readonly fix: (fix: string, of: { readonly flowId: string; readonly kind: 'online' | 'batch' } | null) => string;
}

/** What people are told, in Brazilian Portuguese. */
export const ptBrNotices = ({ inside, sentences, fix: fixed }: Inside): Translation<typeof NOTICE_SAYINGS> => ({
  as_it_is: ({ text }) => text,
  'notice.failed': ({ what, step, cause, because }) =>
    `${named(what)} falhou na etapa ${stepName(step)}: ${sentences(because, cause)}`,
  'notice.failed_untold': ({ what }) => `${named(what)} falhou.`,
  'notice.fix': ({ fix, of }) => `O que tentar: ${fixed(fix, of)}`,
  'notice.log': () => 'Fim do registro:',
  'notice.live': ({ version, flow }) => `${modelOf(version, flow)} está em produção.`,
  'notice.not_live': ({ version, flow, outcome }) =>
    `${modelOf(version, flow)} ${SKIPS[outcome]}; o que estava em produção continua.`,
  'notice.decision': ({ reason, because }) => sentences(because, reason),
  'notice.trained': ({ run, flow, version }) =>
    version === null
      ? `A execução ${run} do fluxo ${flow} treinou um modelo.`
      : `A execução ${run} do fluxo ${flow} treinou a versão ${version} do modelo.`,
  'notice.decide': () => 'Aprove ou rejeite na página da execução.',
  'notice.wrote': ({ what, rows, uri }) => `${named(what)} escreveu ${whole(rows ?? 0)} linhas em ${uri}.`,
  'notice.unanswered': ({ answered, rows }) =>
    `${whole(answered ?? 0)} de ${whole(rows ?? 0)} linhas foram respondidas; as outras trazem null e um motivo.`,
  'notice.drift_says': ({ verdict }) => `A verificação de desvio diz: ${VERDICTS[verdict]}.`,
  'notice.refused': ({ what }) => `${named(what)} foi recusado antes da previsão; nada foi escrito.`,
  'notice.column': ({ column }) => `- ${columnWords(column, ptBrDrift)}`,
  'notice.report': ({ report }) => toldWords(report, ptBrDrift),
  'notice.look_before_use': () => 'Elas foram escritas mesmo assim: olhe-as antes de usá-las.',
  'notice.deployed': ({ deployment, flow, version }) =>
    `A implantação ${deployment} do fluxo ${flow} serve a versão ${version} do modelo.`,
  'notice.taken_down': ({ deployment, flow }) =>
    `A implantação ${deployment} do fluxo ${flow} foi retirada; não resta nada dela.`,
  'notice.start_refused': ({ kind, flow, scheduledFor, problem, because }) =>
    kind === 'run'
      ? `A execução do fluxo ${flow} agendada para ${scheduledFor} não foi iniciada: ${inside(because, problem)}`
      : `O trabalho em lote do fluxo ${flow} agendado para ${scheduledFor} não foi iniciado: ${inside(because, problem)}`,
  'notice.start_fix': ({ by }) => `O que tentar: ${START_FIXES[by]} A agenda continua; o próximo horário será tentado.`,
});
