import type { ModelContract } from '@flowi/contracts/package';
import { stringify } from 'csv-stringify/sync';
import type { ModelOutput } from '../inference/session.ts';

/** Writes answers in the forms of /invocations. */
export interface AnswerEncoder {
  /** `{"predictions": [{"label": ..., "scores": {class: score}}]}`, or `{"predictions": [{"value": ...}]}`. */
  json(output: ModelOutput): string;
  /** One line a row: the label or value, then the scores in the order of the classes when they were asked for. */
  csv(output: ModelOutput): string;
}

/** Compiles the writer; texts that repeat (class names) are turned into JSON and CSV once. */
export function compileAnswers(contract: ModelContract): AnswerEncoder {
  const classes = contract.classes ?? [];
  const labels = classes.map((label) => JSON.stringify(label));
  const keys = classes.map((label) => JSON.stringify(String(label)));
  const cells = classes.map((label) => stringify([[String(label)]], { eof: false }));

  const scoresOf = (scores: Float32Array, row: number) =>
    keys.map((key, index) => `${key}:${number(scores[row * keys.length + index])}`).join(',');
  const jsonRow = ({ codes, values, scores }: ModelOutput, row: number) => {
    if (!codes) return `{"value":${number(values?.[row])}}`;
    const label = `{"label":${labels[codes[row] ?? -1] ?? 'null'}`;
    return scores ? `${label},"scores":{${scoresOf(scores, row)}}}` : `${label}}`;
  };
  const csvRow = ({ codes, values, scores }: ModelOutput, row: number) => {
    const answer = codes ? (cells[codes[row] ?? -1] ?? '') : number(values?.[row]);
    if (!scores) return `${answer}\n`;
    return `${[answer, ...classes.map((_, index) => number(scores[row * classes.length + index]))].join(',')}\n`;
  };
  return {
    json(output) {
      let text = jsonRow(output, 0);
      for (let row = 1; row < output.rows; row += 1) text += `,${jsonRow(output, row)}`;
      return `{"predictions":[${text}]}`;
    },
    csv(output) {
      let text = '';
      for (let row = 0; row < output.rows; row += 1) text += csvRow(output, row);
      return text;
    },
  };
}

/** JSON has no infinities; a model that gives one has no answer. */
function number(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) ? String(value) : 'null';
}
