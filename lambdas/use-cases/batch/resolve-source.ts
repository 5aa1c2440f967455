import { slugSchema } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { BATCH_FILES } from '@flowi/contracts/storage';
import type { StoredObject } from '../../ports/object-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { found } from '../support/found.ts';
import { projectKey } from './project-location.ts';

export interface BatchSource {
  readonly uris: string[];
  readonly format: 'csv' | 'parquet';
}

export type SourcePorts = Pick<Ports, 'datasets' | 'datasetVersions' | 'dataStore'>;

const NO_DATA: ReadonlySet<string> = new Set(Object.values(BATCH_FILES));

const DATASET = /^([a-z0-9-]+)(?:@(\d{1,8}))?$/;

/** Objects that a source stands for: `name`, `name@version`, or an s3:// prefix of the project. */
export async function resolveSource(ports: SourcePorts, projectId: string, source: string): Promise<BatchSource> {
  if (source.startsWith('s3://')) return fromPrefix(ports, projectId, source);
  const [, name, version] = DATASET.exec(source) ?? [];
  if (!slugSchema.safeParse(name).success || name === undefined) {
    throw new FlowiError('invalid_request', sayProblem('batch.source', { source }));
  }
  const dataset = found(await ports.datasets.find({ projectId, name }), 'absent.dataset', { dataset: name });
  const number = version === undefined ? dataset.latestVersion : Number(version);
  const table = number === 0 ? null : await ports.datasetVersions.find({ projectId, name, version: number });
  if (table?.state !== 'ready')
    throw new FlowiError('not_ready', sayProblem('batch.not_ready', { dataset: name, version: version ?? null }));
  return { uris: table.files.map((file) => ports.dataStore.uri(file.key)), format: formatOf(table.format, source) };
}

async function fromPrefix({ dataStore }: SourcePorts, projectId: string, uri: string): Promise<BatchSource> {
  const key = projectKey(dataStore.uri(''), projectId, uri, 'source');
  const objects = (await dataStore.list(key)).filter((object) => isData(object, key));
  const formats = [...new Set(objects.map((object) => object.key.split('.').at(-1)?.toLowerCase() ?? ''))];
  const [format] = formats;
  if (format === undefined) throw new FlowiError('not_found', sayProblem('batch.nothing_there', { uri }));
  if (formats.length > 1)
    throw new FlowiError('invalid_request', sayProblem('batch.several_formats', { uri, formats }));
  return { uris: objects.map((object) => dataStore.uri(object.key)), format: formatOf(format, uri) };
}

/** A prefix means the object itself or a folder; what else begins alike does not belong. Markers and what batches write about themselves are no data. */
function isData({ key, bytes }: StoredObject, prefix: string): boolean {
  const rest = key.slice(prefix.length);
  const belongs = rest === '' || prefix.endsWith('/') || rest.startsWith('/');
  return belongs && bytes > 0 && !NO_DATA.has(key.split('/').at(-1) ?? '');
}

function formatOf(format: string, source: string): 'csv' | 'parquet' {
  if (format === 'csv' || format === 'parquet') return format;
  throw new FlowiError('unsupported', sayProblem('batch.format', { source, format }));
}
