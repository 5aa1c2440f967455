import { flowSchema } from '@flowi/contracts/flow';
import { beforeAll, expect, it } from 'vitest';
import { pushFlow } from '../../cli/src/commands/flows.ts';
import type { Session } from '../../cli/src/session.ts';
import { IRIS_CSV, makeFlow } from './support/flows.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, uploadText } from './support/project.ts';
import { waitFor } from './support/wait.ts';

/** When the schedule is switched off, before and after the time at which it fires. */
const OFFSETS_MS = [-1_000, -200, 0, 200, 1_000];
const AHEAD_MS = 4_000;
const SECOND_MS = 1_000;

let laptop: Laptop;
let project: Session;

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'switched-off');
  await uploadText(project, laptop.home, 'iris', IRIS_CSV);
});

const reached = (at: number) => waitFor({ read: async () => Date.now(), done: (now) => now >= at });

/** Plans a start, switches the schedule off near that time, and tells what came of it once that has settled. */
async function switchOffNear(offsetMs: number) {
  const { client, projectId } = project;
  const { flowId } = await pushFlow(
    project,
    flowSchema.parse(makeFlow({ name: `off ${offsetMs < 0 ? 'before' : 'after'} ${Math.abs(offsetMs)}` })),
  );
  const params = { projectId, flowId };
  const due = Math.ceil((Date.now() + AHEAD_MS) / SECOND_MS) * SECOND_MS;
  const at = new Date(due).toISOString().slice(0, 19);
  await client.flows.setSchedule({ params, body: { enabled: true, at, timezone: 'UTC' } });
  await reached(due + offsetMs);
  await client.flows.setSchedule({ params, body: { enabled: false } });
  await reached(due + 3 * SECOND_MS);
  const { items: runs } = await client.runs.list({ params: { projectId }, query: { flowId } });
  return { runs, schedule: await client.flows.schedule({ params }) };
}

it('is started once or not at all by a schedule that is switched off while it fires, and says which', async () => {
  const ends = await Promise.all(OFFSETS_MS.map(switchOffNear));

  for (const { runs, schedule } of ends) {
    expect(runs.length).toBeLessThanOrEqual(1);
    expect(schedule).toMatchObject({ enabled: false, once: null });
    const told = schedule.fires.flatMap(({ run }) => (run ? [run.runId] : []));
    expect(told).toEqual(runs.map(({ runId }) => runId));
  }
  expect(ends[0]?.runs).toEqual([]);
  expect(ends.at(-1)?.runs).toHaveLength(1);
});
