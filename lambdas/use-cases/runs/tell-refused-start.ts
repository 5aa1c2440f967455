import { FlowiError } from '@flowi/contracts/errors';
import type { ScheduledStart } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { withFire } from '../flows/note-schedule.ts';
import { type TellPorts, tell } from '../monitoring/tell.ts';

/** What to do by code, for refusals whose message does not say it. */
const FIXES: Readonly<Record<string, string>> = {
  not_found: 'Switch its schedule off, or bring back what the message names.',
  invalid_flow: 'Open the flow, mend what the message names and freeze a version; the schedule runs the latest one.',
  too_many_trials: 'Remove values or models from the flow and freeze a version; the schedule runs the latest one.',
  not_ready: 'Bring what the message names into being, then start it by hand.',
  not_allowed: 'Ask who looks after this installation to give Flowi that right back.',
};

/** Tells people that what a schedule was to start will not come, with the cause and what to do; told once for each scheduled time. */
export async function tellRefusedStart(
  ports: TellPorts & Pick<Ports, 'flows'>,
  start: ScheduledStart,
  error: Error,
): Promise<void> {
  const { kind, projectId, flowId, scheduledTime } = start;
  const what = kind === 'run' ? 'run' : 'batch job';
  const fix = error instanceof FlowiError ? FIXES[error.code] : undefined;
  await tell(ports, {
    projectId,
    flowId,
    kind: 'start_refused',
    of: null,
    start: { kind, scheduledFor: scheduledTime },
    about: `${kind}-${new Date(scheduledTime).toISOString()}`,
    subject: `${flowId}: the scheduled ${what} was not started`,
    text: [
      `The ${what} of flow ${flowId} that was scheduled for ${scheduledTime} was not started: ${error.message}`,
      `What to try: ${fix ?? 'Mend what the message names and start it by hand.'} The schedule goes on; its next time is tried again.`,
    ].join('\n'),
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
