import type { Work } from '../../ports/records.ts';
import type { WorkRepository } from '../../ports/repositories.ts';
import { keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

export function workRepository(table: DocumentTable): WorkRepository {
  return {
    put: (work) => table.overwrite([{ key: keys.work(work.kind, work.projectId, work.id), document: work }]),
    remove: ({ kind, projectId, id }) => table.remove(keys.work(kind, projectId, id)),
    all: () => table.all<Work>('primary', { partition: 'WORK', sort: '' }),
  };
}
