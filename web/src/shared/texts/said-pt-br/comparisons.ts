import type { COMPARISON_SAYINGS, Translation } from '@flowi/contracts/sayings';

const TASKS: Readonly<Record<string, string>> = { classification: 'classificação', regression: 'regressão' };

const task = (name: string) => TASKS[name] ?? name;
const number = (value: number) => value.toLocaleString('pt-BR');

/** Why two models cannot be compared, in Brazilian Portuguese; clauses that follow a colon. */
export const ptBrComparisons: Translation<typeof COMPARISON_SAYINGS> = {
  overtaken: ({ compared, live }) =>
    compared === null
      ? `foi treinado quando não havia modelo em produção, e agora a versão ${live} está em produção. Execute de novo para comparar com ela.`
      : `foi comparado com a versão ${compared}, e agora a versão ${live} está em produção. Execute de novo para comparar com ela.`,
  target_changed: ({ before, now }) => `o alvo mudou de '${before}' para '${now}'`,
  task_changed: ({ before, now }) => `a tarefa mudou de ${task(before)} para ${task(now)}`,
  classes_changed: ({ before, now }) => `as classes mudaram de ${before} para ${now}`,
  columns_absent: ({ columns }) => {
    const names = columns.map((name) => `'${name}'`).join(', ');
    return columns.length === 1
      ? `o modelo em produção precisa da coluna ${names}, que os dados já não têm`
      : `o modelo em produção precisa das colunas ${names}, que os dados já não têm`;
  },
  rows_untold: ({ fault }) => `não é possível dizer com que linhas o modelo em produção não foi treinado: ${fault}`,
  unanswered: ({ live, count, rows, first }) => {
    const share = `${number(count)} das ${number(rows)} linhas reservadas: ${first}`;
    return live ? `o modelo em produção não responde a ${share}` : `o candidato não responde a ${share}`;
  },
  seen: ({ seen, rows }) =>
    `o modelo em produção pode ter sido treinado com ${number(seen)} das ${number(rows)} linhas reservadas`,
};
