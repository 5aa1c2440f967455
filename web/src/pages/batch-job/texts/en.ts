import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  help: {
    title: 'A batch job',
    text: [
      'A job counts the rows of its source, compares them with training, and only then predicts. Where the rows drift it is refused: nothing is written, and the columns that moved are shown below.',
      'What it wrote lies in a folder of its own; manifest.json is written last, when all parts are there. Addresses of files are good for an hour; load the page again for new ones.',
    ],
  },
  job: 'Batch job',
  title: (flow: string, started: string) => `Batch job of ${flow}, ${started}`,
  failedTitle: 'The batch job could not be loaded',
  failedIn: (step: string) => `It failed in the step ${step}`,
  likelyFix: (fix: string) => `What to try: ${fix}`,
  refused: 'Refused before prediction; nothing was written',
  drifts: 'The rows drift; look at the predictions before you use them',
  wasStopped: 'Somebody stopped the job; nothing of it appears in the destination.',
  notAll: (answered: number, out: number) =>
    `${counted(out - answered, 'row has', 'rows have')} no prediction, but null and a reason.`,
  facts: 'Facts about the batch job',
  state: 'State',
  rowsIn: 'Rows in',
  rowsOut: 'Rows out',
  answered: 'Answered',
  flow: 'Flow',
  model: 'Model',
  version: (version: number) => `Version ${version}`,
  source: 'Source',
  destination: 'Written to',
  startedAt: 'Started',
  took: 'Took',
  by: 'Started by',
  attempt: 'Attempt',
  options: 'Options',
  optionsOf: (scores: boolean, ignoreDrift: boolean) =>
    [
      scores ? 'with scores' : 'without scores',
      ignoreDrift ? 'predicts though rows drift' : 'refuses rows that drift',
    ].join(', '),
  stop: 'Stop',
  notStopped: 'The job was not stopped',
  retry: 'Run again',
  notRetried: 'The job was not run again',
  files: 'Files',
  filesAdvice: 'The predictions, one line for each row of the source.',
  file: 'File',
  size: 'Size',
  noFiles: 'There are none.',
  filesFailed: 'The files could not be listed',
  reportFailed: 'The drift report could not be loaded',
};

export type BatchJobTexts = typeof en;
