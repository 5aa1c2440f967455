import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisFlow } from '../../test/factories/flows.ts';
import { CREATED, makeFlowRecord } from '../../test/factories/runs.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { consume } from './consume.ts';

const event = JSON.parse(readFileSync(new URL('../../test/events/sqs-starts.json', import.meta.url), 'utf8'));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('starts from the queue', () => {
  it('are made once, and only what may do better comes again', async () => {
    const world = makeWorld();
    addDataset(world);
    world.stores.flows.set(makeFlowRecord());
    world.stores.flowVersions.set({
      projectId: 'demo',
      flowId: 'iris',
      version: 1,
      document: irisFlow(),
      digest: 'd',
      createdAt: CREATED,
      createdBy: 'ana',
    });

    const first = await consume(world.ports, silent, event);
    const again = await consume(world.ports, silent, event);

    expect(first).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-broken' }] });
    expect(again).toEqual(first);
    expect(world.stores.runs.all()).toHaveLength(1);
  });

  it('come again when a service was busy', async () => {
    const world = makeWorld();
    addDataset(world);
    world.stores.flows.set(makeFlowRecord());
    world.stores.flowVersions.set({
      projectId: 'demo',
      flowId: 'iris',
      version: 1,
      document: irisFlow(),
      digest: 'd',
      createdAt: CREATED,
      createdBy: 'ana',
    });
    world.fakes.machines.nextFailure = new Error('throttled');
    const one = { Records: event.Records.slice(0, 1) };

    expect(await consume(world.ports, silent, one)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-good' }] });
    expect(await consume(world.ports, silent, one)).toEqual({ batchItemFailures: [] });
    expect(world.fakes.machines.executions.size).toBe(1);
  });
});
