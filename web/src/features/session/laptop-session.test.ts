import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { laptopSession } from './laptop-session.ts';

let server: Server;
let site: string;
let asked: string[];
let lifetimeMs: number;
let status: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const expiresAt = new Date(Date.now() + lifetimeMs).toISOString();
    response.writeHead(status).end(JSON.stringify({ accessToken: `token-${asked.length}`, expiresAt }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  lifetimeMs = 3_600_000;
  status = 200;
});

it('asks for a token once, however many requests need it', async () => {
  const { token } = laptopSession(site);

  expect(await Promise.all([token(), token(), token()])).toEqual(['token-1', 'token-1', 'token-1']);
  expect(asked).toEqual(['POST /session']);
});

it('asks for another token when the one it gave was refused, once', async () => {
  const { token } = laptopSession(site);
  const refused = await token();

  expect(await Promise.all([token(refused), token(refused)])).toEqual(['token-2', 'token-2']);
  expect(await token(refused)).toBe('token-2');
  expect(await token()).toBe('token-2');
});

it('renews a token that is about to end, once', async () => {
  lifetimeMs = 30_000;
  const { token } = laptopSession(site);
  await token();
  lifetimeMs = 3_600_000;

  expect(await Promise.all([token(), token()])).toEqual(['token-2', 'token-2']);
  expect(await token()).toBe('token-2');
});

it('says so when there is no session, and asks again the next time', async () => {
  status = 503;
  const { token } = laptopSession(site);
  await expect(token()).rejects.toThrow('gave no session (HTTP 503)');
  status = 200;

  expect(await token()).toBe('token-2');
});
