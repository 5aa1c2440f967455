import { readFileSync } from 'node:fs';
import { FlowiError } from '@flowi/contracts/errors';
import { START_DELIVERIES } from '@flowi/contracts/events';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisFlow } from '../../test/factories/flows.ts';
import { CREATED, makeFlowRecord } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { consume } from './consume.ts';

const event: SQSEvent = JSON.parse(readFileSync(new URL('../../test/events/sqs-starts.json', import.meta.url), 'utf8'));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function worldWithFlow(document = irisFlow()): World {
  const world = makeWorld();
  addDataset(world);
  world.stores.flows.set(makeFlowRecord());
  const version = {
    projectId: 'demo',
    flowId: 'iris',
    version: 1,
    digest: `sha256:${'1'.repeat(64)}`,
    createdAt: CREATED,
    createdBy: 'ana',
  };
  world.stores.flowVersions.set({ ...version, document });
  return world;
}

/** The recorded start of flow `iris`, delivered so many times. */
function good(deliveries = 1, change: object = {}): SQSEvent {
  const [record] = event.Records;
  const body = JSON.stringify({ ...JSON.parse(record!.body), ...change });
  const attributes = { ...record!.attributes, ApproximateReceiveCount: String(deliveries) };
  return { Records: [{ ...record!, body, attributes }] };
}

describe('starts from the queue', () => {
  it('are made once, and only what may do better comes again', async () => {
    const world = worldWithFlow();

    const first = await consume(world.ports, silent, event);
    const again = await consume(world.ports, silent, event);

    expect(first).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-broken' }] });
    expect(again).toEqual(first);
    expect(world.stores.runs.all()).toHaveLength(1);
  });

  it('come again when a service was busy, and nobody is told', async () => {
    const world = worldWithFlow();
    world.fakes.machines.nextFailure = new Error('throttled');

    expect(await consume(world.ports, silent, good())).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-good' }] });
    expect(await consume(world.ports, silent, good(2))).toEqual({ batchItemFailures: [] });
    expect(world.fakes.machines.executions.size).toBe(1);
    expect(world.fakes.published).toEqual([]);
  });
});

describe('a scheduled start that is refused for good', () => {
  const notices = (world: World) => world.stores.notifications.all();

  it.each([
    ['a flow that is gone', { flowId: 'gone' }, /flow gone/i, /Switch its schedule off/],
    ['a batch plan that was taken down', { kind: 'batch' }, /batch plan of flow iris/, /Switch its schedule off/],
  ])('is told once of %s, with the cause and what to do', async (_, change, cause, fix) => {
    const world = worldWithFlow();

    const reply = await consume(world.ports, silent, good(1, change));
    await consume(world.ports, silent, good(2, change));

    expect(reply).toEqual({ batchItemFailures: [] });
    expect(notices(world)).toMatchObject([
      { kind: 'start_refused', projectId: 'demo', subject: expect.stringContaining('was not started') },
    ]);
    const [{ text } = { text: '' }] = world.fakes.published;
    expect(text).toMatch(cause);
    expect(text).toMatch(fix);
    expect(text).toContain('2026-03-02T09:00:00Z');
    expect(world.fakes.published).toHaveLength(1);
  });

  it('is told of a version that is valid no more', async () => {
    const schedule = { cron: '30 4 1,15 * 5', timezone: 'UTC', enabled: true };
    const world = worldWithFlow(irisFlow({ schedule }));

    expect(await consume(world.ports, silent, good())).toEqual({ batchItemFailures: [] });

    expect(notices(world)[0]?.text).toMatch(/write \* in one of the two[\s\S]*freeze a version/);
    expect(world.stores.runs.all()).toEqual([]);
  });

  it('is told at the last delivery of what did not pass, which stays among the dead letters', async () => {
    const world = worldWithFlow();
    const removed = new FlowiError('internal', 'The role of the machine was removed.');

    for (let delivery = 1; delivery <= START_DELIVERIES; delivery += 1) {
      world.fakes.machines.nextFailure = removed;
      expect(notices(world)).toEqual([]);
      const reply = await consume(world.ports, silent, good(delivery));
      expect(reply).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-good' }] });
    }

    expect(notices(world)[0]?.text).toContain('The role of the machine was removed.');
  });

  it('comes again while people cannot be told', async () => {
    const world = worldWithFlow();
    const notifier = { publish: () => Promise.reject(new Error('the topic is busy')) };

    const reply = await consume({ ...world.ports, notifier }, silent, good(1, { flowId: 'gone' }));

    expect(reply).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-good' }] });
    expect(await consume(world.ports, silent, good(2, { flowId: 'gone' }))).toEqual({ batchItemFailures: [] });
    expect(notices(world)).toHaveLength(1);
  });
});
