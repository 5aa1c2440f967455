import { UPLOAD_LIMITS } from '@flowi/contracts/api';
import type { DataFormat, DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { dataKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { addressParts } from './address-parts.ts';

/** Addresses handed out for one upload; the reply has to fit what a function may answer. */
const PARTS_PER_UPLOAD = 500;
const MEBIBYTE = 1024 * 1024;
/** S3 takes parts of up to 5 GiB. */
const LARGEST_PART = 5 * 1024 * MEBIBYTE;

export interface WantedUpload extends DatasetKey {
  readonly format: DataFormat;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

type UploadPorts = Pick<Ports, 'datasets' | 'datasetVersions' | 'uploads' | 'clock'>;

/** Begins a version of a dataset, which is made when it is new: takes the next number and answers where to send the parts. */
export async function beginUpload(ports: UploadPorts, caller: Caller, wanted: WantedUpload) {
  refuseSameNames(wanted);
  const partBytes = partSize(wanted.files);
  const version = await takeNumber(ports, wanted);
  const prefix = dataKeys.datasetVersion(wanted.projectId, wanted.name, version);
  const record: DatasetVersion = {
    projectId: wanted.projectId,
    name: wanted.name,
    version,
    state: 'uploading',
    format: wanted.format,
    files: await Promise.all(
      wanted.files.map(async ({ name, bytes }) => {
        const key = `${prefix}${name}`;
        return { name, key, bytes, upload: { uploadId: await ports.uploads.begin(key), partBytes } };
      }),
    ),
    digest: null,
    profile: null,
    error: null,
    createdAt: ports.clock.now(),
    createdBy: caller.userId,
  };
  if (!(await ports.datasetVersions.insert(record))) {
    throw new FlowiError('conflict', sayProblem('dataset.begun', { dataset: wanted.name, version }));
  }
  return { version, files: await Promise.all(record.files.map((file) => addressParts(ports, file))) };
}

async function takeNumber(ports: UploadPorts, { projectId, name }: DatasetKey): Promise<number> {
  await ports.datasets.insert({ projectId, name, latestVersion: 0, nextVersion: 1, createdAt: ports.clock.now() });
  const dataset = await ports.datasets.update({ projectId, name }, (current) => ({
    ...current,
    nextVersion: current.nextVersion + 1,
  }));
  return dataset.nextVersion - 1;
}

/** Parts grow with the upload, so that their number stays small. */
function partSize(files: WantedUpload['files']): number {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const bytes = Math.max(UPLOAD_LIMITS.partBytes, Math.ceil(total / PARTS_PER_UPLOAD / MEBIBYTE) * MEBIBYTE);
  if (bytes > LARGEST_PART) {
    throw new FlowiError(
      'request_too_large',
      sayProblem('dataset.too_large', { bytes: total, most: LARGEST_PART * PARTS_PER_UPLOAD }),
    );
  }
  return bytes;
}

function refuseSameNames({ files }: WantedUpload): void {
  const names = files.map((file) => file.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new FlowiError('invalid_request', sayProblem('dataset.file_twice', { file: twice }));
}
