import { FlowiError } from '@flowi/contracts/errors';
import { scheduledStartSchema } from '@flowi/contracts/events';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from '../../observability/logger.ts';
import { type StartScheduledPorts, startScheduled } from '../../use-cases/runs/start-scheduled.ts';

/** Errors after which the same message cannot do better. */
const FINAL: ReadonlySet<string> = new Set([
  'not_found',
  'invalid_flow',
  'too_many_trials',
  'invalid_request',
  'unsupported',
  'idempotency_mismatch',
]);

/** Starts what each message asks for; messages that failed are reported one by one, so that only those come again. */
export async function consume(
  ports: StartScheduledPorts,
  log: Log,
  { Records: records }: SQSEvent,
): Promise<SQSBatchResponse> {
  const outcomes = await Promise.all(records.map((record) => startOne(ports, log, record)));
  return {
    batchItemFailures: outcomes.flatMap((itemIdentifier) => (itemIdentifier === null ? [] : [{ itemIdentifier }])),
  };
}

/** Id of the message when it has to come again. */
async function startOne(ports: StartScheduledPorts, log: Log, { messageId, body }: SQSRecord): Promise<string | null> {
  try {
    const { id } = await startScheduled(ports, scheduledStartSchema.parse(JSON.parse(body)));
    log.info('scheduled start', { messageId, id });
    return null;
  } catch (error) {
    const final = error instanceof FlowiError && FINAL.has(error.code);
    log.error('scheduled start failed', {
      messageId,
      final,
      error: error instanceof Error ? error : new Error(String(error)),
    });
    return final ? null : messageId;
  }
}
