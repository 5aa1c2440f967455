import type { Session } from '../session.ts';
import { waitFor } from '../wait.ts';
import { expect, type Story } from './scene.ts';

const ZONE = 'America/Sao_Paulo';
const flowId = 'iris';

/** A one-time schedule a few seconds ahead starts a run. */
export async function fireSchedule(story: Story, session: Session): Promise<void> {
  const { client, projectId } = session;
  const params = { projectId, flowId };
  const scheduledRuns = () => runsOfSchedule(session);
  await story.tell(async () => {
    const at = localTime(new Date(Date.now() + 3_000), ZONE);
    await client.flows.setSchedule({ params, body: { enabled: true, at, timezone: ZONE } });
    const [run] = await waitFor({ read: scheduledRuns, done: (runs) => runs.length > 0, timeoutMs: 30_000 });
    await client.runs.stop({ params: { projectId, runId: run?.runId ?? '' }, body: {} });
    return { line: `schedule at ${at} ${ZONE} fired and started ${run?.runId}`, value: undefined };
  });
}

/** Another one is switched off before its time: when that has passed, and whatever is told meanwhile, nothing was started. */
export async function switchOffSchedule(
  story: Story,
  session: Session,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const params = { projectId: session.projectId, flowId };
  const due = new Date(Date.now() + 3_000);
  const { setSchedule } = session.client.flows;
  await setSchedule({ params, body: { enabled: true, at: localTime(due, ZONE), timezone: ZONE } });
  await setSchedule({ params, body: { enabled: false } });
  await meanwhile();
  await story.tell(async () => {
    await waitFor({ read: async () => Date.now(), done: (now) => now > due.getTime() + 2_000 });
    const runs = await runsOfSchedule(session);
    expect('a schedule that is off starts nothing', runs.length === 1, runs);
    return { line: 'switched off, it started nothing', value: undefined };
  });
}

async function runsOfSchedule({ client, projectId }: Session) {
  const { items } = await client.runs.list({ params: { projectId }, query: { flowId } });
  return items.filter(({ trigger }) => trigger.kind === 'schedule');
}

/** Date and time on the wall of a zone, to the second. */
function localTime(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(moment)
    .replace(' ', 'T');
}
