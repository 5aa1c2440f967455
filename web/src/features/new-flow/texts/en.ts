/** What making a flow says, in English. */
export const en = {
  newFlow: 'New flow',
  empty: 'Empty',
  examples: 'Examples',
  file: 'From a file…',
  emptyName: 'New flow',
  notMade: (name: string) => `${name} was not made`,
  notRead: (file: string) => `${file} could not be read`,
  made: (name: string) => `${name} was made, with things to look at`,
  uploading: (dataset: string) =>
    `The table ${dataset} of this example is on its way; wait until it is ready before you run.`,
};

export type NewFlowTexts = typeof en;
