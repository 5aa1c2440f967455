import type { DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetVersionKey } from '../../ports/repositories.ts';
import type { ProfiledTable } from '../../ports/table-profiler.ts';
import { found } from '../support/found.ts';
import { profileWorkId } from './start-profile.ts';

type ProfilePorts = Pick<Ports, 'datasets' | 'datasetVersions' | 'profiler' | 'work'>;

/** Reads the objects of a version and keeps schema, profile and digest; what cannot be read as a table fails with the reason. */
export async function profileDataset(ports: ProfilePorts, key: DatasetVersionKey): Promise<DatasetVersion> {
  const version = found(await ports.datasetVersions.find(key), `version ${key.version} of dataset ${key.name}`);
  const work = { kind: 'profile', projectId: key.projectId, id: profileWorkId(version) } as const;
  if (version.state !== 'profiling') {
    await ports.work.remove(work);
    return version;
  }
  const outcome = await read(ports, version);
  const done = await ports.datasetVersions.update(key, (current) =>
    current.state === 'profiling' ? { ...current, ...outcome } : current,
  );
  if (done.state === 'ready') {
    await ports.datasets.update(key, (dataset) => ({
      ...dataset,
      latestVersion: Math.max(dataset.latestVersion, key.version),
    }));
  }
  await ports.work.remove(work);
  return done;
}

async function read(
  ports: ProfilePorts,
  version: DatasetVersion,
): Promise<Pick<DatasetVersion, 'state' | 'profile' | 'digest' | 'error'>> {
  try {
    const table: ProfiledTable = await ports.profiler.profile(version.files, version.format);
    return { state: 'ready', profile: table.profile, digest: table.digest, error: null };
  } catch (error) {
    if (!(error instanceof FlowiError) || error.code !== 'invalid_data') throw error;
    return { state: 'failed', profile: null, digest: null, error: error.message };
  }
}
