import type { DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { UploadPart } from '../../ports/object-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetVersionKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { startProfile } from './start-profile.ts';

export interface CompletedUpload extends DatasetVersionKey {
  readonly files: readonly {
    readonly name: string;
    readonly uploadId: string;
    readonly parts: readonly UploadPart[];
  }[];
}

type CompletePorts = Pick<Ports, 'datasetVersions' | 'uploads' | 'profiling' | 'work' | 'clock'>;

/** Joins the parts of every file and has the version profiled. Doing it again answers the version as it is. */
export async function completeUpload(ports: CompletePorts, upload: CompletedUpload): Promise<DatasetVersion> {
  const version = found(await ports.datasetVersions.find(upload), 'absent.dataset_version', {
    dataset: upload.name,
    version: upload.version,
  });
  if (version.state !== 'uploading') return version;
  const missing = version.files.find((file) => !upload.files.some(({ name }) => name === file.name));
  if (missing !== undefined) {
    throw new FlowiError(
      'invalid_request',
      sayProblem('dataset.file_lacking', { file: missing.name, begun: version.files.map((file) => file.name) }),
    );
  }
  const files = await Promise.all(version.files.map((file) => joinParts(ports, file, upload)));
  const next = await ports.datasetVersions.update(upload, (current) =>
    current.state === 'uploading' ? { ...current, state: 'profiling', files } : current,
  );
  await startProfile(ports, next);
  return next;
}

async function joinParts(
  ports: CompletePorts,
  { name: fileName, key }: DatasetVersion['files'][number],
  upload: CompletedUpload,
) {
  const sent = found(
    upload.files.find(({ name }) => name === fileName),
    'absent.file',
    { file: fileName },
  );
  const bytes = await ports.uploads.complete(key, sent.uploadId, sent.parts);
  return { name: fileName, key, bytes };
}
