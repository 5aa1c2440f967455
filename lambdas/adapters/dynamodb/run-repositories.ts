import type { FlowRecord, TrialRecord } from '@flowi/contracts/entities';
import type { PageRequest } from '../../ports/page.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { RunKey, RunRepository, TrialRepository } from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { Flows } from './flow-repositories.ts';
import { indexKeys, keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

const RUNS = 'RUNS';

export class Runs extends DocumentCollection<RunKey, RunRecord> implements RunRepository {
  constructor(table: DocumentTable) {
    super(table, {
      name: 'run',
      keyOf: ({ projectId, runId }) => keys.run(projectId, runId),
      entriesOf: ({ projectId, flowId, runId, createdAt }) => {
        const sort = `${createdAt}#${runId}`;
        return {
          first: { partition: indexKeys.ofFlow(projectId, flowId, RUNS), sort },
          second: { partition: indexKeys.ofProject(projectId, RUNS), sort },
        };
      },
    });
  }

  begin(run: RunRecord, change: (flow: FlowRecord) => FlowRecord): Promise<boolean> {
    const flows = new Flows(this.table);
    return this.retry(async () => {
      const { document, lock } = await flows.require(run);
      const written = await this.table.writeAll([flows.writeOf(change(document), lock), this.writeOf(run, null)]);
      if (written) return true;
      return (await this.find(run)) === null ? null : false;
    });
  }

  findAll(wanted: readonly RunKey[]) {
    return this.table.readAll<RunRecord>(wanted.map(({ projectId, runId }) => keys.run(projectId, runId)));
  }

  list(projectId: string, flowId: string | undefined, page: PageRequest) {
    const request = { ...page, newestFirst: true };
    if (flowId === undefined) {
      return this.table.page<RunRecord>(
        'second',
        { partition: indexKeys.ofProject(projectId, RUNS), sort: '' },
        request,
      );
    }
    return this.table.page<RunRecord>(
      'first',
      { partition: indexKeys.ofFlow(projectId, flowId, RUNS), sort: '' },
      request,
    );
  }
}

export function runRepository(table: DocumentTable): RunRepository {
  return new Runs(table);
}

export function trialRepository(table: DocumentTable): TrialRepository {
  const keyOf = (trial: TrialRecord) => keys.trial(trial.projectId, trial.runId, trial.number);
  const prefixOf = ({ projectId, runId }: RunKey) => ({
    partition: keys.trial(projectId, runId, 0).partition,
    sort: 'TRIAL#',
  });
  return {
    save: (trials) => table.overwrite(trials.map((trial) => ({ key: keyOf(trial), document: trial }))),
    findAll: (wanted) =>
      table.readAll(wanted.map(({ projectId, runId, number }) => keys.trial(projectId, runId, number))),
    list: (key, page) => table.page('primary', prefixOf(key), page),
    all: (key) => table.all('primary', prefixOf(key)),
  };
}
