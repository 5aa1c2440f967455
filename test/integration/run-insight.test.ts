import { readLogLines } from '@flowi/contracts/events';
import { beforeAll, expect, it } from 'vitest';
import type { Session } from '../../cli/src/session.ts';
import { FOREVER, IRIS_CSV, makeFlow, tree } from './support/flows.ts';
import { sharedLaptop } from './support/laptop.ts';
import { openProject, runFlow, startRun, uploadText } from './support/project.ts';
import { waitFor } from './support/wait.ts';

const LIVE = { gate: { metric: 'accuracy', threshold: 0.1, mustBeatLive: false } };
let project: Session;

beforeAll(async () => {
  const laptop = await sharedLaptop();
  project = await openProject(laptop, 'insight');
  await uploadText(project, laptop.home, 'iris', IRIS_CSV);
});

const keyOf = (runId: string) => ({ projectId: project.projectId, runId });
const logOf = async (runId: string, node: string, attempt?: number) => {
  const query = { node, ...(attempt !== undefined && { attempt }) };
  return readLogLines((await project.client.runs.log({ params: keyOf(runId), query })).text);
};

it('keeps of every node on the way to the chosen model what left it, and says which version is live by now', async () => {
  const { client } = project;
  const { runId, chosenTrial, modelVersion } = await runFlow(project, makeFlow({ model: tree(3), deploy: LIVE }));
  const preview = async (nodeId: string) => client.runs.preview({ params: { ...keyOf(runId), nodeId } });

  const { preview: fill, kept } = await preview('fill');
  expect(kept).toEqual(['load', 'split', 'fill', 'model']);
  expect(fill).toMatchObject({ trial: chosenTrial, of: 'chosen_trial', columnCount: 4, changed: { count: 4 } });
  expect(fill?.missing.before).toBeGreaterThan(0);
  expect(fill?.missing.after).toBe(0);
  expect((await preview('split')).preview?.rows).toEqual({ before: 150, after: fill?.rows.after });
  expect(
    (await preview('model')).preview?.answers?.every((name) =>
      ['setosa', 'versicolor', 'virginica'].includes(String(name)),
    ),
  ).toBe(true);
  expect(await preview('accuracy')).toMatchObject({ preview: null });

  const shown = await client.runs.get({ params: keyOf(runId) });
  expect(shown).toMatchObject({ liveVersion: modelVersion, datasets: [{ nodeId: 'load', name: 'iris', version: 1 }] });
  expect(new Set(Object.values(shown.progress?.nodes ?? {}).map(({ state }) => state))).toEqual(new Set(['succeeded']));
  const later = await runFlow(project, makeFlow({ model: tree(4), deploy: LIVE }));
  expect(await client.runs.get({ params: keyOf(runId) })).toMatchObject({
    modelVersion,
    liveVersion: later.modelVersion,
  });
});

it('tells of each node while a job works, and of an attempt that was cut off after it', async () => {
  const { client } = project;
  const { runId } = await startRun(project, makeFlow({ name: 'forever', model: FOREVER }));
  const running = await waitFor({
    read: () => client.runs.get({ params: keyOf(runId) }),
    done: ({ progress }) => (progress?.nodes['model']?.done ?? 0) > 0 && progress?.current !== undefined,
  });

  expect(running.progress?.current?.nodeId).toBe('model');
  expect(running.progress?.nodes['model']).toMatchObject({ state: 'running', uses: 100 });
  expect((await client.runs.preview({ params: { ...keyOf(runId), nodeId: 'fill' } })).preview?.of).toBe('first_trial');
  const live = await waitFor({ read: () => logOf(runId, 'model'), done: (lines) => lines.length > 0 });
  expect(live[0]).toMatchObject({ nodeId: 'model', trial: 1, level: 'INFO' });

  await client.runs.stop({ params: keyOf(runId), body: {} });
  await client.runs.retry({ params: keyOf(runId), body: {} });

  const kept = await logOf(runId, 'model', 1);
  expect(kept.slice(0, live.length)).toEqual(live);
  await client.runs.stop({ params: keyOf(runId), body: {} });
});
