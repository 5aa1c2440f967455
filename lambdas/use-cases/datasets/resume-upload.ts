import type { DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetVersionKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { addressParts } from './address-parts.ts';

type ResumePorts = Pick<Ports, 'datasetVersions' | 'uploads'>;

/** How far the upload of a version has come, with fresh addresses for what is missing: storage is asked, not the sender. */
export async function resumeUpload(ports: ResumePorts, key: DatasetVersionKey) {
  const version = found(await ports.datasetVersions.find(key), 'absent.dataset_version', {
    dataset: key.name,
    version: key.version,
  });
  if (version.state !== 'uploading') {
    throw new FlowiError(
      'conflict',
      sayProblem('dataset.arrived', { dataset: key.name, version: key.version, state: version.state }),
    );
  }
  return { version: key.version, files: await Promise.all(version.files.map((file) => resumeFile(ports, file))) };
}

async function resumeFile(ports: ResumePorts, file: DatasetVersion['files'][number]) {
  const arrived = file.upload === undefined ? [] : await ports.uploads.arrived(file.key, file.upload.uploadId);
  if (arrived === null && file.upload !== undefined && (await ports.uploads.joined(file.key))) {
    // Joined by a call that broke off before it was noted: all that is left is to complete again.
    return { name: file.name, bytes: file.bytes, ...file.upload, parts: [], arrived: [] };
  }
  if (arrived === null) {
    throw new FlowiError('conflict', sayProblem('dataset.given_up', { file: file.name }));
  }
  const addressed = await addressParts(ports, file, new Set(arrived.map(({ partNumber }) => partNumber)));
  return { ...addressed, bytes: file.bytes, arrived };
}
