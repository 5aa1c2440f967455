import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import type { StartPorts } from '../support/start-work.ts';
import { launchRun } from './begin-run.ts';

/** Runs a failed or stopped run again, as its next attempt: same flow version, same data, nothing of the attempt before written over. */
export async function retryRun(
  ports: Pick<Ports, 'runs' | 'modelStore'> & StartPorts,
  key: RunKey,
): Promise<RunRecord> {
  const run = await ports.runs.update(key, (current) => {
    if (current.state === 'queued' && current.executionArn === null) return current;
    if (current.state !== 'failed' && current.state !== 'stopped') {
      throw new FlowiError('conflict', sayProblem('run.no_retry', { run: current.runId, state: current.state }));
    }
    return nextAttempt(ports, current);
  });
  return launchRun(ports, run);
}

function nextAttempt(ports: Pick<Ports, 'modelStore'>, run: RunRecord): RunRecord {
  const attempt = run.attempt + 1;
  return {
    ...run,
    attempt,
    state: 'queued',
    executionArn: null,
    outputUri: ports.modelStore.uri(modelKeys.attempt(run.projectId, run.runId, attempt)),
    compute: null,
    selectedBy: null,
    chosenTrial: null,
    fits: null,
    testMetrics: null,
    decision: null,
    modelVersion: null,
    trackerUrl: null,
    failure: null,
    startedAt: null,
    finishedAt: null,
    approvalToken: null,
    approval: null,
  };
}
