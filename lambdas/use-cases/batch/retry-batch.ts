import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { BatchJobKey } from '../../ports/repositories.ts';
import type { StartPorts } from '../support/start-work.ts';
import { jobFolder } from './destination.ts';
import { launchBatch } from './start-batch.ts';

/** Runs a failed or stopped batch job again, as its next attempt: same source, same model version, same destination. */
export async function retryBatch(
  ports: Pick<Ports, 'batchJobs'> & StartPorts,
  key: BatchJobKey,
): Promise<BatchJobRecord> {
  const job = await ports.batchJobs.update(key, (current) => {
    if (current.state === 'queued' && current.executionArn === null) return current;
    if (current.state !== 'failed' && current.state !== 'stopped') {
      throw new FlowiError('conflict', sayProblem('batch.no_retry', { job: current.batchJobId, state: current.state }));
    }
    return nextAttempt(current);
  });
  return launchBatch(ports, job);
}

function nextAttempt(job: BatchJobRecord): BatchJobRecord {
  return {
    ...job,
    // Jobs of before each had its own folder wrote where others do.
    destinationUri: jobFolder(job.destinationUri, job.batchJobId),
    attempt: job.attempt + 1,
    state: 'queued',
    executionArn: null,
    rowsIn: null,
    rowsOut: null,
    answered: null,
    verdict: null,
    reason: null,
    failure: null,
    driftReportId: null,
    finishedAt: null,
  };
}
