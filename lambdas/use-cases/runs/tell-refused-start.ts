import { FlowiError } from '@flowi/contracts/errors';
import type { ScheduledStart } from '@flowi/contracts/events';
import { inLines, NOTICE_SAYINGS, startFixSchema } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { withFire } from '../flows/note-schedule.ts';
import { type TellPorts, tell } from '../monitoring/tell.ts';

/** Tells people that what a schedule was to start will not come, with the cause and what to do; told once for each scheduled time. */
export async function tellRefusedStart(
  ports: TellPorts & Pick<Ports, 'flows'>,
  start: ScheduledStart,
  error: Error,
): Promise<void> {
  const { kind, projectId, flowId, scheduledTime } = start;
  const what = kind === 'run' ? 'run' : 'batch job';
  const { code, said } = error instanceof FlowiError ? error : { code: 'internal', said: undefined };
  const fix = startFixSchema.safeParse(code);
  await tell(ports, {
    projectId,
    flowId,
    kind: 'start_refused',
    of: null,
    start: { kind, scheduledFor: scheduledTime },
    about: `${kind}-${new Date(scheduledTime).toISOString()}`,
    subject: `${flowId}: the scheduled ${what} was not started`,
    ...inLines([
      [
        NOTICE_SAYINGS.say('notice.start_refused', {
          kind,
          flow: flowId,
          scheduledFor: scheduledTime,
          problem: error.message,
          because: said ?? null,
        }),
      ],
      [NOTICE_SAYINGS.say('notice.start_fix', { by: fix.data ?? 'other' })],
    ]),
  });
  if (kind === 'run') await noteRefusal(ports, start);
}

/** Lists of flows show that the schedule fails; a flow that is gone is in none. */
async function noteRefusal(
  ports: Pick<Ports, 'flows'>,
  { projectId, flowId, scheduledTime }: ScheduledStart,
): Promise<void> {
  if ((await ports.flows.find({ projectId, flowId })) === null) return;
  await ports.flows.update({ projectId, flowId }, (flow) =>
    withFire(flow, { scheduledFor: scheduledTime, runId: null }),
  );
}
