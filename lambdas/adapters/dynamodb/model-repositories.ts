import type { LedgerEntry, ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { FlowKey, LedgerRepository, ModelRepository, VersionKey } from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { Flows } from './flow-repositories.ts';
import { keys } from './keys.ts';
import { Runs } from './run-repositories.ts';
import type { DocumentTable } from './table.ts';

export function modelRepository(table: DocumentTable): ModelRepository {
  const flows = new Flows(table);
  const runs = new Runs(table);
  const models = new DocumentCollection<VersionKey, ModelVersion>(table, {
    name: 'model version',
    keyOf: ({ projectId, flowId, version }) => keys.model(projectId, flowId, version),
  });
  const prefixOf = ({ projectId, flowId }: FlowKey) => ({
    partition: keys.flow(projectId, flowId).partition,
    sort: `MODEL#${flowId}#`,
  });
  return {
    find: (key) => models.find(key),
    list: (key, page) => table.page('primary', prefixOf(key), { ...page, newestFirst: true }),
    all: (key) => table.all('primary', prefixOf(key)),
    register: (key, build) =>
      models.retry(async () => {
        const [flow, run] = await Promise.all([flows.require(key), runs.require(key)]);
        if (run.document.attempt !== key.attempt) {
          throw new FlowiError(
            'conflict',
            `Run ${key.runId} is at attempt ${run.document.attempt}; attempt ${key.attempt} registers nothing.`,
          );
        }
        const known = run.document.modelVersion;
        if (known !== null) return (await models.require({ ...key, version: known })).document;
        const model = build(flow.document.latestModelVersion + 1);
        const written = await table.writeAll([
          flows.writeOf({ ...flow.document, latestModelVersion: model.version }, flow.lock),
          models.writeOf(model, null),
          runs.writeOf({ ...run.document, modelVersion: model.version }, run.lock),
        ]);
        return written ? model : null;
      }),
  };
}

export function ledgerRepository(table: DocumentTable): LedgerRepository {
  const flows = new Flows(table);
  const prefixOf = ({ projectId, flowId }: FlowKey) => ({
    partition: keys.flow(projectId, flowId).partition,
    sort: `LEDGER#${flowId}#`,
  });
  return {
    list: (key, page) => table.page('primary', prefixOf(key), page),
    all: (key) => table.all('primary', prefixOf(key)),
    append: (key, change) =>
      flows.retry(async () => {
        const { document, lock } = await flows.require(key);
        const release = change(document);
        if (release === null) return document;
        const flow = { ...release.flow, ledgerLength: document.ledgerLength + 1 };
        const entry: LedgerEntry = { ...release.entry, sequence: flow.ledgerLength };
        const written = await table.writeAll([
          flows.writeOf(flow, lock),
          { key: keys.ledger(key.projectId, key.flowId, entry.sequence), document: entry, expected: null },
        ]);
        return written ? flow : null;
      }),
  };
}
