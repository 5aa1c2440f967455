import type { DifferenceKind } from '../difference-rows.ts';

/** What the page with the versions of a flow says, in English. */
export const en = {
  help: {
    title: 'Versions of a flow',
    text: [
      'A run freezes the draft as a numbered version that never changes. Compare two of them, or one with the draft.',
      'To go on from an older version, edit from it: it takes the place of the draft, and that can be undone.',
    ],
  },
  title: (flow: string) => `Versions of ${flow}`,
  description: 'What two versions have different, and which of them to go on from.',
  failedTitle: 'The versions could not be loaded',
  from: 'From',
  to: 'To',
  draft: 'Draft',
  version: (version: number) => `Version ${version}`,
  made: (time: string) => `made ${time}`,
  swap: 'The other way round',
  differences: 'Differences',
  columns: { kind: 'What', place: 'Where', before: 'Before', after: 'After' },
  kinds: { added: 'Added', removed: 'Removed', changed: 'Changed' } satisfies Record<DifferenceKind, string>,
  nothing: 'Nothing',
  emptyTitle: 'They say the same',
  emptyAdvice: 'Choose two others, or change the draft.',
  reordered: 'They say the same in another order, so trials are numbered differently.',
  noVersion: 'No version yet',
  noVersionAdvice: 'Running the flow freezes its draft as the first version.',
  restore: (version: number) => `Edit from version ${version}`,
  edit: 'Edit',
};

export type VersionsTexts = typeof en;
