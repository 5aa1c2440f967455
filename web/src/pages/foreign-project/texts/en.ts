/** What the address of a project that one is no member of says, in English. */
export const en = {
  title: 'Not your project',
  header: (project: string) => `There is no project ${project}, or you are not a member of it`,
  advice:
    'Check the address. If somebody sent it to you, ask them or an admin of the project to add you; the page opens by itself as soon as you are a member.',
  toProjects: 'To your projects',
};

export type ForeignProjectTexts = typeof en;
