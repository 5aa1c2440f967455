import { type ErrorCode, FlowiError, RETRYABLE_CODES } from '@flowi/contracts/errors';
import { type ScheduledStart, START_DELIVERIES, scheduledStartSchema } from '@flowi/contracts/events';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from '../../observability/logger.ts';
import type { TellPorts } from '../../use-cases/monitoring/tell.ts';
import { type StartScheduledPorts, startScheduled } from '../../use-cases/runs/start-scheduled.ts';
import { tellRefusedStart } from '../../use-cases/runs/tell-refused-start.ts';

/** Refusals that may pass while the message waits for its next delivery. */
const PASSING: ReadonlySet<ErrorCode> = new Set([...RETRYABLE_CODES, 'conflict', 'not_ready', 'internal']);

export type ConsumePorts = StartScheduledPorts & TellPorts;

/** Starts what each message asks for; messages that failed are reported one by one, so that only those come again. */
export async function consume(
  ports: ConsumePorts,
  log: Log,
  { Records: records }: SQSEvent,
): Promise<SQSBatchResponse> {
  const outcomes = await Promise.all(records.map((record) => handle(ports, log, record)));
  return {
    batchItemFailures: outcomes.flatMap((itemIdentifier) => (itemIdentifier === null ? [] : [{ itemIdentifier }])),
  };
}

/** Id of the message when it has to come again. */
async function handle(ports: ConsumePorts, log: Log, record: SQSRecord): Promise<string | null> {
  const { messageId } = record;
  try {
    const start = scheduledStartSchema.parse(JSON.parse(record.body));
    const refusal = await tryToStart(ports, start);
    if (refusal === null) {
      log.info('scheduled start', { messageId, ...start });
      return null;
    }
    return await refused(ports, log, record, { start, refusal });
  } catch (error) {
    log.error('scheduled start failed', { messageId, error: asError(error) });
    return messageId;
  }
}

/** Null when it was started, else why not. */
async function tryToStart(ports: ConsumePorts, start: ScheduledStart): Promise<Error | null> {
  try {
    await startScheduled(ports, start);
    return null;
  } catch (error) {
    return asError(error);
  }
}

/** People are told once nothing more is tried: at a refusal that is final, and at the last delivery. Dead letters are kept all the same. */
async function refused(
  ports: ConsumePorts,
  log: Log,
  { messageId, attributes }: SQSRecord,
  { start, refusal }: { start: ScheduledStart; refusal: Error },
): Promise<string | null> {
  const final = refusal instanceof FlowiError && !PASSING.has(refusal.code);
  const last = Number(attributes.ApproximateReceiveCount) >= START_DELIVERIES;
  log.error('scheduled start refused', { messageId, ...start, final, last, error: refusal });
  if (final || last) await tellRefusedStart(ports, start, refusal);
  return final ? null : messageId;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
