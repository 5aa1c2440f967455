import type { Role } from '@flowi/contracts/entities';

/** What the members of a project say, in English. */
export const en = {
  help: {
    title: 'Members',
    text: [
      'Who may see this project and what each of them may do. A role includes what the ones before it may do: viewer, editor, deployer, admin.',
      'People are added by the address that they sign in with; whoever runs Flowi gives them their accounts. Nobody is told by Flowi: send them the address of the project.',
      'A project always has an admin. The only one can neither leave nor take a lesser role until somebody else is made admin.',
    ],
  },
  title: (project: string) => `Members of ${project}`,
  description: 'Who sees this project, and what each may do in it.',
  list: 'Members',
  failedTitle: 'The members could not be loaded',
  columns: { person: 'Person', role: 'Role', since: 'Since', remove: 'Remove' },
  you: 'You',
  roleOf: (person: string, role: string) => `Role of ${person}: ${role}`,
  remove: 'Remove',
  removeOne: (person: string) => `Remove ${person}`,
  leave: 'Leave the project',
  onlyAdmin: 'The only admin of the project. Make somebody else admin first.',
  isNow: (person: string, role: string) => `${person} now has the role ${role}`,
  notChanged: (person: string) => `The role of ${person} was not changed`,
  removed: (person: string) => `${person} is not a member any more`,
  notRemoved: (person: string) => `${person} was not removed`,
  left: (project: string) => `You left ${project}`,
  leaveTitle: (project: string) => `Leave ${project}`,
  leaveBody: 'You will not see the project any more, and only another admin can add you again.',
  leaveConfirm: 'Leave',
  lowerTitle: (role: string) => `Give yourself the role ${role}`,
  lowerBody: 'You will not be an admin any more, and only another admin can make you one again.',
  lowerConfirm: 'Change my role',
  filter: 'Filter members',
  filterPlaceholder: 'Find by address, id or role',
  noMatchTitle: 'No member matches',
  noMatchAdvice: (filter: string) => `No member has “${filter}” in the address, the id or the role.`,
  clearFilter: 'Clear the filter',
  add: 'Add member',
  addTitle: 'Add a member',
  email: 'E-mail address',
  emailHint:
    'The one that the person signs in with, or the id that their console shows them. The account has to be there already.',
  already: 'Is a member already. Change the role in the list.',
  role: 'Role',
  notAdded: (person: string) => `${person} was not added`,
  meanings: 'What each role may do',
  meaning: {
    viewer: 'Sees everything: flows, data, runs, models, what is live.',
    editor: 'Also draws and runs flows, sets schedules, adds data, starts batch jobs.',
    deployer: 'Also decides what is live: approves, deploys, rolls back, takes down.',
    admin: 'Also says who is a member, and deletes flows and data sets.',
  } satisfies Record<Role, string>,
};

export type MembersTexts = typeof en;
