import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import { beginUpload } from '../../use-cases/datasets/begin-upload.ts';
import { completeUpload } from '../../use-cases/datasets/complete-upload.ts';
import { getDataset, getDatasetVersion } from '../../use-cases/datasets/get-dataset.ts';
import { removeDataset } from '../../use-cases/datasets/remove-dataset.ts';
import { resumeUpload } from '../../use-cases/datasets/resume-upload.ts';

export type DatasetPorts = Pick<
  Ports,
  'datasets' | 'datasetVersions' | 'flows' | 'flowVersions' | 'uploads' | 'dataStore' | 'profiling' | 'work' | 'clock'
>;

export const datasetEndpoints = (ports: DatasetPorts) => [
  endpoint(routes.datasets.list, ({ params, query }) => ports.datasets.list(params.projectId, query)),
  endpoint(routes.datasets.get, ({ params }) => getDataset(ports, params)),
  endpoint(routes.datasets.getVersion, ({ params }) => getDatasetVersion(ports, params)),
  endpoint(routes.datasets.beginUpload, ({ caller, params, body }) =>
    beginUpload(ports, caller, { ...params, ...body }),
  ),
  endpoint(routes.datasets.resumeUpload, ({ params }) => resumeUpload(ports, params)),
  endpoint(routes.datasets.completeUpload, ({ params, body }) => completeUpload(ports, { ...params, ...body })),
  endpoint(routes.datasets.remove, async ({ params }) => {
    await removeDataset(ports, params);
    return undefined;
  }),
];
