import { deploymentIdOf } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { makeFlowRecord } from '../../test/factories/runs.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { noteInLedger } from '../deployments/note-in-ledger.ts';
import { noteDrift } from './note-drift.ts';

const column = { reference: 100, window: 42, minimum: 50, refused: 0 };
const report = (createdAt: string, verdict: 'ok' | 'drift', flowId = 'iris') => ({
  projectId: 'demo',
  flowId,
  driftReportId: `report-${createdAt}`,
  subject: 'online' as const,
  modelVersion: 2,
  from: createdAt,
  to: createdAt,
  since: null,
  batchJob: null,
  report: {
    schemaVersion: 1 as const,
    verdict,
    rows: column,
    columns: [],
    prediction: null,
    falseAlarmRate: 0.01,
    words: '',
  },
  createdAt,
});

it('keeps the newest judgement with the flow until its endpoint is taken down', async () => {
  const { ports, stores } = makeWorld();
  stores.flows.set(makeFlowRecord());
  const drift = async () => (await ports.flows.find({ projectId: 'demo', flowId: 'iris' }))?.drift;

  await noteDrift(ports, report('2026-03-02T00:00:00.000Z', 'drift'));
  await noteDrift(ports, report('2026-03-01T00:00:00.000Z', 'ok'));
  await noteDrift(ports, report('2026-03-03T00:00:00.000Z', 'ok', 'gone'));

  expect(await drift()).toMatchObject({ verdict: 'drift', rows: 42, minimum: 50, modelVersion: 2 });
  const request = { projectId: 'demo', flowId: 'iris', modelVersion: 2, by: 'ana', reason: 'Taken down.' };
  const claim = { requestId: 'r', requestedAt: '2026-03-04T00:00:00.000Z' };
  const ids = { online: deploymentIdOf('iris', 'online'), batch: deploymentIdOf('iris', 'batch') };
  await noteInLedger(ports, { ...request, ...claim, deploymentId: ids.batch }, 'undeployed');
  expect(await drift()).toMatchObject({ verdict: 'drift' });
  await noteInLedger(ports, { ...request, ...claim, deploymentId: ids.online }, 'undeployed');
  expect(await drift()).toBeNull();
});
