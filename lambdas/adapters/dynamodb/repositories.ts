import type { Ports } from '../../ports/ports.ts';
import { systemClock } from '../system.ts';
import { datasetRepository, datasetVersionRepository } from './dataset-repositories.ts';
import { openDocuments } from './documents.ts';
import { flowRepository, flowVersionRepository } from './flow-repositories.ts';
import { idempotencyStore } from './idempotency-store.ts';
import { ledgerRepository, modelRepository } from './model-repositories.ts';
import { driftReportRepository, notificationRepository } from './monitoring-repositories.ts';
import { memberRepository, projectRepository } from './project-repositories.ts';
import { runRepository, trialRepository } from './run-repositories.ts';
import { batchJobRepository, deploymentRepository } from './serving-repositories.ts';
import { DocumentTable } from './table.ts';
import { workRepository } from './work-repository.ts';

type Repositories = Pick<
  Ports,
  | 'projects'
  | 'members'
  | 'datasets'
  | 'datasetVersions'
  | 'flows'
  | 'flowVersions'
  | 'runs'
  | 'trials'
  | 'models'
  | 'ledger'
  | 'deployments'
  | 'batchJobs'
  | 'driftReports'
  | 'notifications'
  | 'work'
>;

/** Everything that is kept in the table. */
export function openTable(
  name: string,
  client?: Parameters<typeof openDocuments>[1],
): Repositories & { store: ReturnType<typeof idempotencyStore> } {
  const table = new DocumentTable(openDocuments(name, client));
  return {
    projects: projectRepository(table),
    members: memberRepository(table),
    datasets: datasetRepository(table),
    datasetVersions: datasetVersionRepository(table),
    flows: flowRepository(table),
    flowVersions: flowVersionRepository(table),
    runs: runRepository(table),
    trials: trialRepository(table),
    models: modelRepository(table),
    ledger: ledgerRepository(table),
    deployments: deploymentRepository(table),
    batchJobs: batchJobRepository(table),
    driftReports: driftReportRepository(table),
    notifications: notificationRepository(table),
    work: workRepository(table),
    store: idempotencyStore(table, systemClock),
  };
}
