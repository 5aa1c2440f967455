import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  verdicts: { ok: 'No drift', watch: 'Watch', drift: 'Drift', not_enough_data: 'Not enough data' },
  withRows: (verdict: string, rows: number) => `${verdict} (${counted(rows, 'row', 'rows')})`,
  notJudged: 'Not judged yet',
  report: 'Drift report',
  judged: (from: string, to: string, version: number) => `Data from ${from} to ${to}, against model version ${version}`,
  rests: (reference: number, minimum: number, falseAlarms: number) =>
    `Compared with ${counted(reference, 'row', 'rows')} of training. At least ${counted(minimum, 'row is', 'rows are')} needed. Where nothing changed, at most ${(falseAlarms * 100).toLocaleString('en')}% of such reports say drift.`,
  ofColumns: 'Columns',
  lookAdvice: 'Those that moved most come first. Choose one to see how its values are spread.',
  lookAt: (column: string) => `Look at ${column}`,
  prediction: 'Predictions',
  columns: {
    column: 'Column',
    verdict: 'Verdict',
    words: 'In words',
    effect: 'Moved by (counts from)',
    missing: 'Missing',
  },
  effectOf: (effect: string, line: string) => `${effect} (${line})`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  spreadOf: (column: string) => `How the values of ${column} are spread`,
  training: (rows: number) => `Training, ${counted(rows, 'row', 'rows')}`,
  window: (rows: number) => `Now, ${counted(rows, 'row', 'rows')}`,
  other: 'Other values',
  missing: 'Missing',
  unseen: 'Never seen in training',
  allMissing: 'Every value was missing in training, so there is nothing to draw.',
  noCounts: 'This column has no counts.',
  notKept: 'The counts of these data are not kept any more; those of training are shown.',
  countsFailed: 'The counts could not be loaded',
};

export type DriftWords = typeof en;
