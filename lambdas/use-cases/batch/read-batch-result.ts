import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { type BatchJob, type BatchResult, batchResultSchema } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { parseJson } from '../support/parse-json.ts';
import { stepUri } from './plan-step.ts';

/** What a step of a batch job left. @throws FlowiError job_failed when it left nothing readable of its own */
export async function readBatchResult(
  ports: Pick<Ports, 'modelStore'>,
  job: BatchJobRecord,
  step: BatchJob['step'],
): Promise<BatchResult> {
  const uri = `${stepUri(ports, job, step)}${ATTEMPT_FILES.result}`;
  const text = await ports.modelStore.readText(ports.modelStore.key(uri));
  if (text === null)
    throw new FlowiError('job_failed', sayProblem('batch.no_result', { job: job.batchJobId, step, uri }));
  const parsed = batchResultSchema.safeParse(parseJson(text));
  if (parsed.success && parsed.data.batchJobId === job.batchJobId && parsed.data.step === step) return parsed.data;
  throw new FlowiError('job_failed', `${uri} is no result of the ${step} of batch job ${job.batchJobId}.`, {
    cause: parsed.error,
  });
}
