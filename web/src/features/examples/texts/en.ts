export const en = {
  openAndRun: 'Open and run',
  openAndRunOf: (example: string) => `Open and run ${example}`,
  openOnly: 'Only open',
  openOnlyOf: (example: string) => `Only open ${example}`,
  table: (name: string, rows: string, columns: string) => `${name}: ${rows} rows, ${columns} columns`,
  list: 'Examples',
  loading: 'The examples are being looked up',
  none: 'This console was built without examples',
  failedTitle: 'The examples could not be loaded',
  notOpened: (example: string) => `The example ${example} could not be opened`,
  /** What an example is about; its flow says so in English. */
  about: (_id: string, description: string) => description,
  steps: {
    data: (name: string) => `Uploading ${name}`,
    reading: (name: string) => `Reading the types and distributions of ${name}`,
    flow: 'Making the flow',
    run: 'Starting the run',
  },
};

export type ExamplesTexts = typeof en;
