import { routes } from '@flowi/contracts/api';
import type { Notification } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';

const world = makeWorld();
const api = makeApi(world);

function add(place: number, kind: Notification['kind']): void {
  world.stores.notifications.set({
    projectId: 'demo',
    notificationId: `n${place}`,
    kind,
    flowId: 'iris',
    of: null,
    subject: `Told ${place}`,
    text: '',
    at: new Date(Date.parse('2026-03-01T10:00:00Z') + place * 1000).toISOString(),
  });
}

const list = async (query: Record<string, string>): Promise<{ items: Notification[]; cursor: string | null }> =>
  api.ok(routes.monitoring.notifications, { params: {}, query });

it('lists one kind, newest first, page by page, each once', async () => {
  for (let place = 0; place < 60; place += 1) add(place, place % 20 === 0 ? 'drift' : 'deployed');

  const places: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ kind: 'drift', limit: '2', ...(cursor && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(2);
    places.push(...page.items.map(({ notificationId }) => notificationId));
    cursor = page.cursor;
  } while (cursor !== null);

  expect(places).toEqual(['n40', 'n20', 'n0']);
  expect((await list({ limit: '3' })).items.map(({ notificationId }) => notificationId)).toEqual(['n59', 'n58', 'n57']);
});
