import type { CRON_SAYINGS, Translation } from '@flowi/contracts/sayings';

const FIELDS: Readonly<Record<string, string>> = {
  minute: 'o minuto',
  hour: 'a hora',
  'day-of-month': 'o dia do mês',
  month: 'o mês',
  'day-of-week': 'o dia da semana',
};

/** What is wrong with a cron expression, in Brazilian Portuguese; clauses that follow a colon. */
export const ptBrCron: Translation<typeof CRON_SAYINGS> = {
  fields: ({ count }) => `tem ${count} campos; dê cinco: minuto, hora, dia do mês, mês e dia da semana`,
  field: ({ name, given, numbers, sundayTwice, names, example }) => {
    const allowed = ['*', sundayTwice ? `${numbers} (domingo é 0 e 7)` : numbers, ...(names === null ? [] : [names])];
    return `${FIELDS[name] ?? name} é "${given}"; são permitidos ${allowed.join(', ')}, intervalos crescentes (${example}), passos (*/2, ${example}/2) e listas deles`;
  },
  both_days: ({ days, weekDays }) =>
    `o dia do mês é "${days}" e o dia da semana é "${weekDays}", o que os agendadores leem de maneiras diferentes; escreva * em um dos dois`,
  no_such_day: ({ days, months }) => `o dia do mês é "${days}" e o mês é "${months}"; esse dia não existe`,
};
