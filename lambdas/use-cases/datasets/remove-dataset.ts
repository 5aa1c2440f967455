import type { FlowVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { dataKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

/** Deletes a dataset with all versions and objects, unless a flow version reads it. */
export async function removeDataset(
  ports: Pick<Ports, 'datasets' | 'datasetVersions' | 'flows' | 'flowVersions' | 'dataStore'>,
  key: DatasetKey,
): Promise<void> {
  found(await ports.datasets.find(key), 'absent.dataset', { dataset: key.name });
  const users = await flowVersionsOn(ports, key);
  if (users.length > 0) {
    const names = users.slice(0, 5).map(({ flowId, version }) => `${flowId} v${version}`);
    throw new FlowiError(
      'conflict',
      sayProblem('dataset.in_use', { dataset: key.name, count: users.length, flows: names }),
    );
  }
  for (const version of await ports.datasetVersions.ofDataset(key)) {
    await ports.dataStore.removeAll(dataKeys.datasetVersion(key.projectId, key.name, version.version));
    await ports.datasetVersions.remove(version);
  }
  await ports.datasets.remove(key);
}

/** Versions of flows that still exist. */
async function flowVersionsOn(
  ports: Pick<Ports, 'flows' | 'flowVersions'>,
  { projectId, name }: DatasetKey,
): Promise<FlowVersion[]> {
  const readers = (await ports.flowVersions.ofProject(projectId)).filter(({ document }) =>
    document.nodes.some((node) => node.component === 'load.table' && node.params['dataset'] === name),
  );
  const flowIds = [...new Set(readers.map(({ flowId }) => flowId))];
  const flows = await Promise.all(flowIds.map((flowId) => ports.flows.find({ projectId, flowId })));
  const kept = new Set(flows.map((flow) => flow?.flowId));
  return readers.filter(({ flowId }) => kept.has(flowId));
}
