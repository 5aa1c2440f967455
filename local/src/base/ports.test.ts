import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './ports.ts';

it('gives the port that is preferred while it is free, and another one when it is taken', async () => {
  const preferred = await freePort();
  expect(await freePort(preferred)).toBe(preferred);

  const taken = createServer().listen(preferred, '127.0.0.1');
  await once(taken, 'listening');
  const other = await freePort(preferred);
  taken.close();

  expect(other).not.toBe(preferred);
});

it('gives none that an outgoing connection could take before it is used', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));

  expect(Math.max(...ports)).toBeLessThan(32_768);
});
