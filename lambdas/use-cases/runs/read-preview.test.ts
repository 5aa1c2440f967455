import { describe, expect, it } from 'vitest';
import { makeFlowRecord, makeRun } from '../../test/factories/runs.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { getRun } from './get-run.ts';
import { readPreview } from './read-preview.ts';

const key = { projectId: 'demo', runId: 'run-1' };
const folder = (attempt: number) => `projects/demo/runs/run-1/attempt-${attempt}/`;
const none = { count: 0, names: [] };
const preview = {
  rows: { before: 120, after: 120 },
  counted: 120,
  missing: { before: 3, after: 0 },
  added: none,
  removed: none,
  changed: { count: 1, names: ['mass'] },
  columnCount: 1,
  columns: [{ name: 'mass', kind: 'number', missing: 0, distinct: 40, change: 'changed' }],
  sample: [[1.5]],
  answers: null,
};

function worldWith(attempt: number) {
  const world = makeWorld();
  world.stores.runs.set(makeRun({ state: 'training', attempt, outputUri: `s3://flowi-models/${folder(attempt)}` }));
  const document = { schemaVersion: 1, attempt: 1, trial: 4, of: 'chosen_trial', nodes: { fill: preview } };
  world.fakes.modelStore.put(`${folder(attempt)}previews.json`, JSON.stringify(document));
  return world;
}

describe('a preview', () => {
  it('is what the training job kept, with the trial it is of', async () => {
    const { ports } = worldWith(1);

    expect(await readPreview(ports, { ...key, nodeId: 'fill' })).toEqual({
      attempt: 1,
      preview: { ...preview, trial: 4, of: 'chosen_trial' },
      kept: ['fill'],
    });
  });

  it.each(['acc', 'constructor'])(
    'of a node that has none (%s) is null, beside the nodes that have one',
    async (nodeId) => {
      const { ports } = worldWith(1);

      expect(await readPreview(ports, { ...key, nodeId })).toEqual({ attempt: 1, preview: null, kept: ['fill'] });
    },
  );

  it('of an earlier attempt is not shown as that of this one', async () => {
    const { ports } = worldWith(2);

    expect(await readPreview(ports, { ...key, nodeId: 'fill' })).toEqual({ attempt: 2, preview: null, kept: [] });
  });

  it('that cannot be read is none', async () => {
    const { ports, fakes } = worldWith(1);
    fakes.modelStore.put(`${folder(1)}previews.json`, '{"nodes": {"fill":');

    expect(await readPreview(ports, { ...key, nodeId: 'fill' })).toMatchObject({ preview: null });
  });

  it('of a run that there is not is not found', async () => {
    const { ports } = makeWorld();

    await expect(readPreview(ports, { ...key, nodeId: 'fill' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a run', () => {
  it('tells which version of its flow is live now, whatever it promoted itself', async () => {
    const { ports, stores } = makeWorld();
    stores.runs.set(makeRun({ state: 'succeeded', modelVersion: 3 }));
    expect((await getRun(ports, key)).liveVersion).toBeNull();

    stores.flows.set(makeFlowRecord({ live: { version: 1, since: '2026-03-02T10:00:00.000Z' } }));

    expect(await getRun(ports, key)).toMatchObject({ modelVersion: 3, liveVersion: 1, progress: null });
  });

  it('shows the progress of releases before this one', async () => {
    const { ports, stores, fakes } = makeWorld();
    stores.runs.set(makeRun({ state: 'succeeded' }));
    const nodes = { svc: { state: 'succeeded', seconds: 1.5, reused: 0, fits: 3 } };
    const progress = {
      schemaVersion: 1,
      attempt: 1,
      updatedAt: '2026-03-01T10:00:05.000Z',
      phase: 'done',
      trials: { done: 3, total: 3 },
      nodes,
    };
    fakes.modelStore.put(`${folder(1)}progress.json`, JSON.stringify(progress));

    expect((await getRun(ports, key)).progress).toEqual(progress);
  });
});
