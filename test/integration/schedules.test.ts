import { flowSchema } from '@flowi/contracts/flow';
import { beforeAll, expect, it } from 'vitest';
import { pushFlow } from '../../cli/src/commands/flows.ts';
import type { Session } from '../../cli/src/session.ts';
import { IRIS_CSV, makeFlow } from './support/flows.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, uploadText } from './support/project.ts';
import { waitFor } from './support/wait.ts';

/** When a schedule is switched off, before and after the time at which it fires. */
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

const idsOf = (runs: readonly { runId: string }[]) => runs.map(({ runId }) => runId);

/** Makes a flow and plans its start. */
async function planStart(name: string) {
  const { client, projectId } = project;
  const { flowId } = await pushFlow(project, flowSchema.parse(makeFlow({ name })));
  const params = { projectId, flowId };
  const due = Math.ceil((Date.now() + AHEAD_MS) / SECOND_MS) * SECOND_MS;
  const at = new Date(due).toISOString().slice(0, 19);
  await client.flows.setSchedule({ params, body: { enabled: true, at, timezone: 'UTC' } });
  return { due, params };
}

type Params = Awaited<ReturnType<typeof planStart>>['params'];

const switchOff = (params: Params) => project.client.flows.setSchedule({ params, body: { enabled: false } });

/** The runs of a flow and what its schedule tells of them; read until the two agree, since a start may lie between both answers. */
const readStarts = ({ projectId, flowId }: Params) =>
  waitFor({
    read: async () => {
      const { items } = await project.client.runs.list({ params: { projectId }, query: { flowId } });
      const schedule = await project.client.flows.schedule({ params: { projectId, flowId } });
      const told = schedule.fires.flatMap(({ run }) => (run ? [run] : []));
      return { runs: idsOf(items), told: idsOf(told), schedule };
    },
    done: ({ runs, told }) => String(runs) === String(told),
  });

const readRuns = async ({ projectId, flowId }: Params) =>
  (await project.client.runs.list({ params: { projectId }, query: { flowId } })).items;

/** Waits until a schedule that was planned after all that went before has started its run. */
async function outlast(name: string): Promise<void> {
  const { params } = await planStart(name);
  await waitFor({ read: () => readRuns(params), done: (runs) => runs.length === 1 });
}

it('is started once or not at all by a schedule that is switched off while it fires, and says which', async () => {
  const ends = await Promise.all(
    OFFSETS_MS.map(async (offset) => {
      const { due, params } = await planStart(`off ${offset < 0 ? 'before' : 'after'} ${Math.abs(offset)}`);
      await reached(due + offset);
      await switchOff(params);
      return { params, inTime: Date.now() < due };
    }),
  );
  await outlast('later than those');

  for (const { params, inTime } of ends) {
    const { runs, schedule } = await readStarts(params);
    expect(schedule).toMatchObject({ enabled: false, once: null });
    expect(runs.length).toBeLessThanOrEqual(inTime ? 0 : 1);
  }
});

it('keeps the run that its schedule started before it was switched off', async () => {
  const { params } = await planStart('off afterwards');
  const [started] = await waitFor({ read: () => readRuns(params), done: (runs) => runs.length === 1 });

  await switchOff(params);

  const { runs, schedule } = await readStarts(params);
  expect(runs).toEqual([started?.runId]);
  expect(schedule).toMatchObject({ enabled: false, once: null });
});
