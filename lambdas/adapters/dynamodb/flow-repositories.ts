import type { FlowRecord, FlowVersion } from '@flowi/contracts/entities';
import type { PageRequest } from '../../ports/page.ts';
import type { FlowKey, FlowRepository, FlowVersionRepository, VersionKey } from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

export class Flows extends DocumentCollection<FlowKey, FlowRecord> implements FlowRepository {
  constructor(table: DocumentTable) {
    super(table, { name: 'flow', keyOf: ({ projectId, flowId }) => keys.flow(projectId, flowId) });
  }

  list(projectId: string, page: PageRequest) {
    return this.table.page<FlowRecord>('primary', keys.flow(projectId, ''), page);
  }
}

export function flowRepository(table: DocumentTable): FlowRepository {
  return new Flows(table);
}

export function flowVersionRepository(table: DocumentTable): FlowVersionRepository {
  const flows = new Flows(table);
  const versions = new DocumentCollection<VersionKey, FlowVersion>(table, {
    name: 'flow version',
    keyOf: ({ projectId, flowId, version }) => keys.flowVersion(projectId, flowId, version),
  });
  return {
    find: (key) => versions.find(key),
    add: (key, change) =>
      flows.retry(async () => {
        const { document, lock } = await flows.require(key);
        const next = change(document);
        if (next.version === null) return next.flow;
        const written = await table.writeAll([flows.writeOf(next.flow, lock), versions.writeOf(next.version, null)]);
        return written ? next.flow : null;
      }),
    list: ({ projectId, flowId }, page) =>
      table.page('primary', prefixOf(projectId, flowId), { ...page, newestFirst: true }),
    ofProject: (projectId) => table.all('primary', { ...keys.project(projectId), sort: 'FLOW_VERSION#' }),
  };
}

function prefixOf(projectId: string, flowId: string) {
  return { partition: keys.flow(projectId, flowId).partition, sort: `FLOW_VERSION#${flowId}#` };
}
