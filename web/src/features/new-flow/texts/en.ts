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
};

export type NewFlowTexts = typeof en;
