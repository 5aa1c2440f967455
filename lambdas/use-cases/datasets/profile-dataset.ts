import type { Dataset, DatasetVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetVersionKey } from '../../ports/repositories.ts';
import type { ProfiledTable } from '../../ports/table-profiler.ts';
import { found } from '../support/found.ts';
import { fitProfile } from './fit-profile.ts';
import { profileWorkId } from './start-profile.ts';

type ProfilePorts = Pick<Ports, 'datasets' | 'datasetVersions' | 'profiler' | 'work'>;

/** Reads the objects of a version and keeps schema, profile and digest; what cannot be read as a table fails with the reason. */
export async function profileDataset(ports: ProfilePorts, key: DatasetVersionKey): Promise<DatasetVersion> {
  const version = found(await ports.datasetVersions.find(key), 'absent.dataset_version', {
    dataset: key.name,
    version: key.version,
  });
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
      ...(key.version < dataset.latestVersion ? {} : { latestVersion: key.version, latest: summaryOf(done) }),
    }));
  }
  await ports.work.remove(work);
  return done;
}

function summaryOf({ profile, files, createdAt }: DatasetVersion): Dataset['latest'] {
  if (profile === null) return undefined;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { rows: profile.rows, columns: profile.columns.length, bytes, createdAt };
}

async function read(
  ports: ProfilePorts,
  version: DatasetVersion,
): Promise<Pick<DatasetVersion, 'state' | 'profile' | 'digest' | 'error' | 'errorSaid'>> {
  try {
    const table: ProfiledTable = await ports.profiler.profile(version.files, version.format);
    return { state: 'ready', profile: fitProfile(table.profile), digest: table.digest, error: null };
  } catch (error) {
    if (!(error instanceof FlowiError) || error.code !== 'invalid_data') throw error;
    const { message, said } = error;
    return { state: 'failed', profile: null, digest: null, error: message, ...(said && { errorSaid: said }) };
  }
}
