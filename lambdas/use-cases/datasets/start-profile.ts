import type { DatasetVersion } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';

/** Id under which the profiling of a version is kept as work under way. */
export const profileWorkId = ({ name, version }: Pick<DatasetVersion, 'name' | 'version'>) => `${name}@${version}`;

/** Has a version profiled after the answer was given; noted first, so that a lost start is found. */
export async function startProfile(
  ports: Pick<Ports, 'profiling' | 'work' | 'clock'>,
  dataset: DatasetVersion,
  attempt = 1,
): Promise<void> {
  const { projectId, name, version } = dataset;
  await ports.work.put({
    kind: 'profile',
    projectId,
    id: profileWorkId(dataset),
    attempt,
    machine: null,
    executionName: profileWorkId(dataset),
    executionArn: null,
    input: { projectId, name, version },
    startedAt: ports.clock.now(),
  });
  await ports.profiling.start({ projectId, name, version });
}
