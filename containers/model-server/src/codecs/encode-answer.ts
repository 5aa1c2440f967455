import type { ModelContract } from '@flowi/contracts/package';
import { stringify } from 'csv-stringify/sync';
import { ANSWERED, type SettledOutput, type Settler } from '../inference/settle.ts';

/** Writes answers in the forms of /invocations. */
export interface AnswerEncoder {
  /**
   * `{"predictions": [{"label": ..., "scores": {class: score}}]}`, or `{"predictions": [{"value": ...}]}`. Where the model has no
   * answer, these are null, and `reason` says why.
   */
  json(output: SettledOutput): string;
  /**
   * One line a row: the label or value, then the scores in the order of the classes when they were asked for. Where the model has no
   * answer, the cells are empty; one that is alone on its line is quoted, since readers skip empty lines.
   */
  csv(output: SettledOutput): string;
}

/** Compiles the writer; texts that repeat (class names) are turned into JSON and CSV once. */
export function compileAnswers(contract: ModelContract, settler: Settler): AnswerEncoder {
  const classes = contract.classes ?? [];
  const labels = classes.map((label) => JSON.stringify(label));
  const keys = classes.map((label) => JSON.stringify(String(label)));
  const cells = classes.map((label) => stringify([[String(label)]], { eof: false }));

  const scoresOf = (scores: Float32Array, row: number) =>
    keys.map((key, index) => `${key}:${scores[row * keys.length + index]}`).join(',');
  const noAnswer = ({ codes, scores }: SettledOutput, verdict: number) => {
    const nothing = codes ? `"label":null${scores ? ',"scores":null' : ''}` : '"value":null';
    return `{${nothing},"reason":${JSON.stringify(settler.reason(verdict))}}`;
  };
  const jsonRow = (output: SettledOutput, row: number) => {
    const { codes, values, scores, verdicts } = output;
    const verdict = verdicts?.[row] ?? ANSWERED;
    if (verdict !== ANSWERED) return noAnswer(output, verdict);
    if (!codes) return `{"value":${values?.[row]}}`;
    const label = `{"label":${labels[codes[row] ?? -1]}`;
    return scores ? `${label},"scores":{${scoresOf(scores, row)}}}` : `${label}}`;
  };
  const csvRow = ({ codes, values, scores, verdicts }: SettledOutput, row: number) => {
    if ((verdicts?.[row] ?? ANSWERED) !== ANSWERED) return scores ? `${','.repeat(classes.length)}\n` : '""\n';
    const answer = codes ? cells[codes[row] ?? -1] : values?.[row];
    if (!scores) return `${answer}\n`;
    return `${[answer, ...classes.map((_, index) => scores[row * classes.length + index])].join(',')}\n`;
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
