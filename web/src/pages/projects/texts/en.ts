/** What the list of projects says, in English. */
export const en = {
  help: {
    title: 'Projects',
    text: [
      'A project is what people share and are isolated by: flows, data sets, models and what serves them. Nobody outside of it sees anything of it.',
      'Whoever creates a project is its admin and gives others their roles. Everybody who may sign in may create one.',
      'The id stands in addresses and in the command line and never changes; the name is for people.',
    ],
  },
  title: 'Projects',
  description: 'What you are a member of, and what you may do there.',
  list: 'Your projects',
  columns: { name: 'Name', id: 'Id', role: 'Your role', made: 'Created' },
  members: 'Members',
  membersOf: (project: string) => `Members of ${project}`,
  filter: 'Filter projects',
  filterPlaceholder: 'Find by name or id',
  noMatchTitle: 'No project matches',
  noMatchAdvice: (filter: string) => `No project has “${filter}” in its name or id.`,
  clearFilter: 'Clear the filter',
  failedTitle: 'Your projects could not be loaded',
  noneTitle: 'You are not a member of any project',
  noneAdvice: 'Everything in Flowi belongs to a project. There are two ways into one:',
  createOne: 'Create a project of your own. You become its admin.',
  askAdmin: 'Or ask an admin of a project to add you. The admin needs the address that you sign in with.',
  lookAgain: 'Look again',
};

export type ProjectsPageTexts = typeof en;
