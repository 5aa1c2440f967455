export const en = {
  contract: 'What the model takes',
  answersClass: (target: string) => `Answers the class of ${target}`,
  answersNumber: (target: string) => `Answers the value of ${target}`,
  columns: { name: 'Column', type: 'Type', nullable: 'Missing values', values: 'Values it knows' },
  types: { number: 'Number', boolean: 'True or false', string: 'Text' },
  mayBeMissing: 'Answered all the same',
  mustBeThere: 'Answered with null and a reason',
  moreValues: (count: number) => `and ${count} more`,
  actions: {
    promoted: 'Promoted',
    rolled_back: 'Rolled back',
    deployed: 'Deployed',
    deploy_failed: 'Deployment failed',
    undeployed: 'Taken down',
  },
};

export type ModelWords = typeof en;
