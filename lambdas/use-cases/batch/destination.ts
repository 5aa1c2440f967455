import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { BATCH_FILES } from '@flowi/contracts/storage';

/** The folder of one job below a destination that several may share. A folder that is the job's already stays as it is. */
export function jobFolder(destination: string, batchJobId: string): string {
  const folder = asFolder(destination);
  const own = `/${batchJobId}/`;
  return folder.endsWith(own) ? folder : folder.slice(0, -1) + own;
}

/** Where the job that was written last is named, beside the folders of all jobs of a destination. */
export function latestUriOf(jobFolderUri: string): string {
  return `${jobFolderUri.replace(/[^/]+\/$/, '')}${BATCH_FILES.latest}`;
}

/**
 * A job that reads what another one writes would score predictions; one that writes among its rows could spoil them.
 *
 * @param source dataset, or s3:// address of a folder or of one object
 * @throws FlowiError invalid_request
 */
export function refuseOverlap(source: string, destination: string): void {
  if (!source.startsWith('s3://')) return;
  const [from, to] = [asFolder(source), asFolder(destination)];
  if (!from.startsWith(to) && !to.startsWith(from)) return;
  throw new FlowiError('invalid_request', sayProblem('batch.overlap', { destination, source }));
}

function asFolder(uri: string): string {
  return `${uri.replace(/\/+$/, '')}/`;
}
