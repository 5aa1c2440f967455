import { COMPARISON_SAYINGS, type DECISION_SAYINGS, type Translation, type Values } from '@flowi/contracts/sayings';
import { ptBrComparisons } from './comparisons.ts';

const ROWS = { held_out: 'nas linhas reservadas', validation: 'nas linhas de validação' } as const;
const DIGITS = new Intl.NumberFormat('pt-BR', { maximumSignificantDigits: 4 });

const figure = (value: number | null) => (value === null ? 'desconhecido' : DIGITS.format(value));
const bound = ({ smaller, threshold }: { smaller: boolean; threshold: number }) =>
  smaller ? `no máximo ${figure(threshold)}` : `no mínimo ${figure(threshold)}`;

type Against = Values<typeof DECISION_SAYINGS>['win'];

const compared = ({ metric, candidate, live, version, rows }: Against) =>
  `${metric} de ${figure(candidate)} contra ${figure(live)} da versão ${version}, em produção, nas mesmas ${rows.toLocaleString('pt-BR')} linhas reservadas`;
const interval = ({ gain, low, high }: Against) =>
  `ganho de ${figure(gain)}, com 95% entre ${figure(low)} e ${figure(high)}`;

/** Why a trial goes live, or not, in Brazilian Portuguese. */
export const ptBrDecisions: Translation<typeof DECISION_SAYINGS> = {
  not_measured: ({ metric, rows }) => `O critério pede ${metric}, que não foi medida ${ROWS[rows]}.`,
  reaches: ({ metric, value, ...asked }) => `${metric} é ${figure(value)}; o critério pede ${bound(asked)}.`,
  misses: ({ metric, value, rows, ...asked }) =>
    `${metric} é ${figure(value)} ${ROWS[rows]}; o critério pede ${bound(asked)}.`,
  no_live_model: () => 'Ainda não há modelo deste fluxo em produção.',
  need_not_beat: ({ version }) => `O critério não pede que ele supere a versão ${version}, em produção.`,
  incomparable: ({ version, reason, because }) => {
    const why = (because && COMPARISON_SAYINGS.translate(because, ptBrComparisons)) ?? reason;
    return `Não pode ser comparado com a versão ${version}, em produção: ${why.replace(/\.?$/, '.')} Uma pessoa decide.`;
  },
  no_gain: ({ version }) => `A comparação com a versão ${version}, em produção, não deu ganho. Uma pessoa decide.`,
  no_win: ({ least, ...figures }) =>
    least > 0
      ? `Não supera o modelo em produção: ${compared(figures)} (${interval(figures)}; pede-se mais que ${figure(least)}).`
      : `Não supera o modelo em produção: ${compared(figures)} (${interval(figures)}).`,
  noise: (figures) => `O ganho pode ser acaso: ${compared(figures)} (${interval(figures)}).`,
  win: (figures) => `Supera o modelo em produção: ${compared(figures)} (${interval(figures)}).`,
  asks_for_approval: () => 'O critério pede a aprovação de uma pessoa.',
  approved: ({ by, reason }) => (reason === '' ? `Aprovado por ${by}.` : `Aprovado por ${by}: ${reason}.`),
  rejected: ({ by, reason }) => (reason === '' ? `Rejeitado por ${by}.` : `Rejeitado por ${by}: ${reason}.`),
  trial_failed: ({ reason }) => (reason === null ? 'O experimento falhou.' : `O experimento falhou: ${reason}`),
  other_trial: ({ chosen }) =>
    `A última execução escolheu o experimento ${chosen} e comparou só esse com o modelo em produção; execute de novo para saber.`,
  other_metric: ({ compared: by, metric }) =>
    `A última execução comparou com o modelo em produção por ${by}; execute de novo para comparar por ${metric}.`,
};
