import type { CompareModel } from '../compare-model.ts';
import { toCsv } from '../model/csv.ts';

/** The lines and columns that are shown, figures in full. @param trial what the column of trials is called */
export function csvOfTrials({ visible, shown, words }: CompareModel, trial: string): string {
  const head = ['run', trial, ...shown.map(words.labelOf)];
  const lines = visible.map((row) => [row.run.runId, row.trial.number, ...shown.map(({ valueIn }) => valueIn(row))]);
  return toCsv([head, ...lines]);
}
