/** What several pages say of projects and of getting into one, in English. */
export const en = {
  create: 'Create project',
  createTitle: 'Create a project',
  createAdvice: 'You become its admin and can then add others.',
  name: 'Name',
  nameHint: 'As people read it; up to 128 characters.',
  id: 'Id',
  idHint: 'Stands in addresses and in the command line, and stays as it is: lower-case letters, digits and hyphens.',
  idWrong: 'Up to 48 lower-case letters, digits and hyphens, with a letter or digit first and last.',
  notCreated: (name: string) => `${name} was not created`,
  created: (name: string) => `${name} was created; you are its admin`,
  address: 'Your address, for an admin to add:',
  ownId: 'Your id, for an admin to add:',
};

export type ProjectTexts = typeof en;
