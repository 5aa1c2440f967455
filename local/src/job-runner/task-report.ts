import { SendTaskHeartbeatCommand, SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { JobReply, ManagedJob } from '@flowi/contracts/events';

const GONE = new Set(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken']);

/**
 * Give a waiting task its outcome. A failed job is an outcome too: machines branch on `ok`. Returns false when nobody waits any more.
 */
export async function report(sfn: SFNClient, job: ManagedJob, reply: JobReply): Promise<boolean> {
  return heard(sfn.send(new SendTaskSuccessCommand({ taskToken: job.taskToken, output: JSON.stringify(reply) })));
}

/** Say that a job is alive. Returns false when nobody waits any more. */
export async function heartbeat(sfn: SFNClient, job: ManagedJob): Promise<boolean> {
  return heard(sfn.send(new SendTaskHeartbeatCommand({ taskToken: job.taskToken })));
}

async function heard(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (problem) {
    if (problem instanceof Error && GONE.has(problem.name)) return false;
    throw problem;
  }
}
