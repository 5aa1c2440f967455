import type { DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetVersionKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { addressParts } from './address-parts.ts';

type ResumePorts = Pick<Ports, 'datasetVersions' | 'uploads'>;

/** How far the upload of a version has come, with fresh addresses for what is missing: storage is asked, not the sender. */
export async function resumeUpload(ports: ResumePorts, key: DatasetVersionKey) {
  const version = found(await ports.datasetVersions.find(key), `version ${key.version} of dataset ${key.name}`);
  if (version.state !== 'uploading') {
    throw new FlowiError(
      'conflict',
      `Version ${key.version} of dataset ${key.name} is ${version.state}: all of it has arrived.`,
    );
  }
  return { version: key.version, files: await Promise.all(version.files.map((file) => resumeFile(ports, file))) };
}

async function resumeFile(ports: ResumePorts, file: DatasetVersion['files'][number]) {
  const arrived = file.upload === undefined ? [] : await ports.uploads.arrived(file.key, file.upload.uploadId);
  if (arrived === null) {
    throw new FlowiError(
      'conflict',
      `The upload of ${file.name} was given up after days without a part; begin a new version.`,
    );
  }
  const addressed = await addressParts(ports, file, new Set(arrived.map(({ partNumber }) => partNumber)));
  return { ...addressed, bytes: file.bytes, arrived };
}
