import type { DriftWords } from '@flowi/contracts/sayings';

const DIGITS = new Intl.NumberFormat('pt-BR', { maximumSignificantDigits: 3, useGrouping: false });
const figure = (value: number) => DIGITS.format(value);

const ENDINGS = {
  ok: '',
  watch: ' (pode ser acaso)',
  drift: '',
  not_enough_data: ' (linhas de menos para julgar)',
} as const;

const sizes = (window: string, reference: string) => `${window} linhas contra ${reference} do treino`;

/** What moved and by how much, in Brazilian Portuguese. */
export const ptBrDrift: DriftWords = {
  count: (count) => count.toLocaleString('pt-BR'),
  figure,
  percent: (share) => `${figure(share * 100)}%`,
  column: (name, parts, verdict) => `${name}: ${parts.join('; ') || 'como antes'}${ENDINGS[verdict]}`,
  mean: (from, to) => `média ${from} → ${to}`,
  meanBy: (from, to, deviations) => `média ${from} → ${to}, ${deviations} desvios-padrão`,
  level: (value, from, to) => `${value === null ? 'outros valores' : JSON.stringify(value)} ${from} → ${to}`,
  missing: (from, to) => `ausentes ${from} → ${to}`,
  unseen: (share) => `${share} de valores nunca vistos no treino`,
  outOfRange: (share) => `${share} fora da faixa vista no treino`,
  unreadable: (refused, all) => `${refused} de ${all} linhas não puderam ser lidas.`,
  tooFew: (window, reference, minimum) =>
    `Dados insuficientes: ${sizes(window, reference)}; são necessárias pelo menos ${minimum}.`,
  nothingMoved: (window, reference) => `Nada mudou: ${sizes(window, reference)}.`,
  moved: (moved, columns, window, reference) =>
    moved === 1
      ? `1 de ${columns} colunas mudou (${sizes(window, reference)}).`
      : `${moved} de ${columns} colunas mudaram (${sizes(window, reference)}).`,
  predictions: (words) => `As previsões mudaram. ${words}.`,
};
