import { routes } from '@flowi/contracts/api';
import type { Decision, GatePreview, GateVerdict, TrialRecord } from '@flowi/contracts/entities';
import type { Comparison } from '@flowi/contracts/package';
import { beforeEach, expect, it } from 'vitest';
import type { RunRecord } from '../../ports/records.ts';
import { makeApi } from '../../test/api.ts';
import { makeFlowRecord, makeRun } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { decidePromotion } from '../runs/decide-promotion.ts';

let world: World;
const params = { flowId: 'iris' };

beforeEach(() => {
  world = makeWorld();
  world.stores.flows.set(makeFlowRecord());
});

const none: Comparison = {
  schemaVersion: 1,
  status: 'no_live_model',
  reason: null,
  liveVersion: null,
  metric: 'accuracy',
  direction: 'maximize',
  candidate: null,
  live: null,
  gain: null,
  interval: null,
  rows: 30,
};
const beaten: Comparison = {
  ...none,
  status: 'compared',
  liveVersion: 1,
  candidate: 0.95,
  live: 0.9,
  gain: 0.05,
  interval: [0.01, 0.09],
};

function trial(number: number, metrics: Record<string, number>, change: Partial<TrialRecord> = {}): TrialRecord {
  return {
    projectId: 'demo',
    runId: 'run-1',
    number,
    modelNode: 'svc',
    params: {},
    varied: {},
    state: 'succeeded',
    error: null,
    metrics,
    deviations: {},
    seconds: 1,
    reusedFits: 0,
    trackerRunId: null,
    ...change,
  };
}

/** A run of three trials that chose the second, which is a little worse on the held-out rows. */
function arrange(comparison: Comparison = none, change: Partial<RunRecord> = {}): void {
  const testMetrics = { accuracy: 0.95, log_loss: 0.2 };
  const decision: Decision = { ...decidePromotion({ gate: null, direction: null, test: testMetrics, comparison }) };
  world.stores.runs.set(
    makeRun({
      state: 'succeeded',
      selectedBy: 'accuracy',
      chosenTrial: 2,
      testMetrics,
      decision,
      modelVersion: 2,
      finishedAt: '2026-03-01T10:05:00.000Z',
      ...change,
    }),
  );
  for (const one of [
    trial(1, { accuracy: 0.937, log_loss: 0.1 }),
    trial(2, { accuracy: 0.97, log_loss: 0.3 }),
    trial(3, { accuracy: 0.97, log_loss: 0.4 }),
  ])
    world.stores.trials.set(one);
}

const gateOf = (change = {}) => ({ metric: 'accuracy', threshold: 0.95, mustBeatLive: true, ...change });
const preview = (gate: object | null): Promise<GatePreview> =>
  makeApi(world).ok(routes.flows.previewGate, { params, body: { gate } });
const verdictOn = ({ trials }: GatePreview, number: number): GateVerdict | undefined =>
  trials.find((one) => one.number === number);

it('says which trial of the last run would be deployed and by how much another fails', async () => {
  arrange();

  const answer = await preview(gateOf());

  expect(answer).toMatchObject({ chosen: 2, direction: 'maximize', run: { runId: 'run-1', chosenTrial: 2 } });
  expect(answer.trials.map(({ number }) => number)).toEqual([2, 3, 1]);
  expect(verdictOn(answer, 2)).toMatchObject({ outcome: 'promoted', rows: 'held_out', value: 0.95, margin: 0 });
  expect(verdictOn(answer, 3)).toMatchObject({ outcome: 'not_chosen', rows: 'validation' });
  expect(verdictOn(answer, 1)).toMatchObject({
    outcome: 'refused',
    reason: 'accuracy is 0.937 on the validation rows; the gate asks for at least 0.95.',
    margin: expect.closeTo(-0.013, 12),
  });
});

it('gives the decision that the run itself would have got', async () => {
  arrange(beaten);
  world.stores.flows.set(makeFlowRecord({ live: { version: 1, since: '2026-03-01T09:00:00.000Z' } }));

  for (const gate of [gateOf(), gateOf({ threshold: 0.96 }), gateOf({ minGain: 0.06 }), gateOf({ approval: true })]) {
    const parsed = routes.flows.previewGate.body.parse({ gate }).gate;
    const decision = decidePromotion({
      gate: parsed,
      direction: 'maximize',
      test: { accuracy: 0.95, log_loss: 0.2 },
      comparison: beaten,
    });

    expect(verdictOn(await preview(gate), 2)).toMatchObject({ outcome: decision.outcome, reason: decision.reason });
  }
});

it('judges the run against what was live then, once its own model is live', async () => {
  arrange(beaten);
  world.stores.flows.set(makeFlowRecord({ live: { version: 2, since: '2026-03-01T10:05:00.000Z' } }));

  expect(verdictOn(await preview(gateOf()), 2)?.outcome).toBe('promoted');
});

it('says that another model went live meanwhile', async () => {
  arrange(beaten);
  world.stores.flows.set(makeFlowRecord({ live: { version: 7, since: '2026-03-02T10:05:00.000Z' } }));

  expect(verdictOn(await preview(gateOf()), 2)).toMatchObject({
    outcome: 'needs_approval',
    reason: expect.stringContaining('version 7 is live by now'),
  });
  expect(verdictOn(await preview(gateOf({ mustBeatLive: false })), 2)?.outcome).toBe('promoted');
});

it('chooses by the metric of the gate, in its direction, and says what the run cannot tell', async () => {
  arrange(beaten);
  world.stores.flows.set(makeFlowRecord({ live: { version: 1, since: '2026-03-01T09:00:00.000Z' } }));

  const byLoss = await preview(gateOf({ metric: 'log_loss', threshold: 0.15 }));

  expect(byLoss).toMatchObject({ chosen: 1, direction: 'minimize' });
  expect(verdictOn(byLoss, 1)).toMatchObject({
    outcome: 'unknown',
    reason: expect.stringContaining('compared only that one with the live model'),
  });
  expect(verdictOn(byLoss, 2)).toMatchObject({ outcome: 'refused', value: 0.2, margin: expect.closeTo(-0.05, 12) });
  const alone = await preview(gateOf({ metric: 'log_loss', threshold: null, mustBeatLive: false }));
  expect(verdictOn(alone, 1)).toMatchObject({ outcome: 'promoted', rows: 'validation' });
});

it('does not compare by a metric that the run did not compare by', async () => {
  arrange({ ...beaten, metric: 'log_loss' });
  world.stores.flows.set(makeFlowRecord({ live: { version: 1, since: '2026-03-01T09:00:00.000Z' } }));

  expect(verdictOn(await preview(gateOf()), 2)).toMatchObject({
    outcome: 'unknown',
    reason: 'The last run compared with the live model by log_loss; run it again to compare by accuracy.',
  });
});

it('takes what was not measured and what failed for refused, and the run as it was without a gate', async () => {
  arrange();
  world.stores.trials.set(trial(4, {}, { state: 'failed', error: 'C is too large.' }));

  const unmeasured = await preview(gateOf({ metric: 'f1_macro' }));
  expect(unmeasured.chosen).toBeNull();
  expect(verdictOn(unmeasured, 2)).toMatchObject({ outcome: 'refused', value: null, margin: null });
  const open = await preview(null);
  expect(open).toMatchObject({ chosen: 2, metric: 'accuracy' });
  expect(verdictOn(open, 2)?.outcome).toBe('promoted');
  expect(verdictOn(open, 4)).toMatchObject({ outcome: 'refused', reason: 'C is too large.' });
});

it('looks at the last run that came to a decision, and says when there is none', async () => {
  world.stores.runs.set(makeRun({ runId: 'failed', state: 'failed', createdAt: '2026-03-02T10:00:00.000Z' }));
  expect(await preview(gateOf())).toMatchObject({ run: null, chosen: null, trials: [] });

  arrange();
  expect((await preview(gateOf())).run?.runId).toBe('run-1');
});
