import type { Session } from '../session.ts';
import { waitFor } from '../wait.ts';
import { expect, type Story } from './scene.ts';

const ZONE = 'America/Sao_Paulo';

/** A one-time schedule a few seconds ahead starts a run; switched off, it does not. */
export async function fireSchedule(story: Story, session: Session): Promise<void> {
  const { client, projectId } = session;
  const flowId = 'iris';
  const params = { projectId, flowId };
  const scheduledRuns = async () =>
    (await client.runs.list({ params: { projectId }, query: { flowId } })).items.filter(
      ({ trigger }) => trigger.kind === 'schedule',
    );
  await story.tell(async () => {
    const at = localTime(new Date(Date.now() + 3_000), ZONE);
    await client.flows.setSchedule({ params, body: { enabled: true, at, timezone: ZONE } });
    const [run] = await waitFor({ read: scheduledRuns, done: (runs) => runs.length > 0, timeoutMs: 30_000 });
    await client.runs.stop({ params: { projectId, runId: run?.runId ?? '' }, body: {} });
    return { line: `schedule at ${at} ${ZONE} fired and started ${run?.runId}`, value: undefined };
  });
  await story.tell(async () => {
    const due = new Date(Date.now() + 3_000);
    await client.flows.setSchedule({ params, body: { enabled: true, at: localTime(due, ZONE), timezone: ZONE } });
    await client.flows.setSchedule({ params, body: { enabled: false } });
    await waitFor({ read: async () => Date.now(), done: (now) => now > due.getTime() + 2_000 });
    const runs = await scheduledRuns();
    expect('a schedule that is off starts nothing', runs.length === 1, runs);
    return { line: 'switched off, it started nothing', value: undefined };
  });
}

/** Date and time on the wall of a zone, to the second. */
function localTime(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(moment)
    .replace(' ', 'T');
}
