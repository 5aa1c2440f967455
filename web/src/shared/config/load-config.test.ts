import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../texts/en.ts';
import { loadConfig } from './load-config.ts';

let server: Server;
let site: string;
let config: { status: number; content: string };

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(config.status).end(config.content));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const serve = (content: object | string, status = 200) => {
  config = { status, content: typeof content === 'string' ? content : JSON.stringify(content) };
};

it('makes the address of the API absolute and ignores settings of others', async () => {
  serve({ apiUrl: '/api', signIn: { mode: 'laptop' }, stage: 'local' });

  expect(await loadConfig(site, en)).toEqual({ apiUrl: `${site}/api`, signIn: { mode: 'laptop' } });
});

it('names each setting that is not as it should be', async () => {
  serve({ signIn: { mode: 'cognito', issuer: 'pool', clientId: 'abc', domain: 'https://sign.in' } });

  await expect(loadConfig(site, en)).rejects.toThrow(/apiUrl: .*signIn\.issuer: /);
});

it.each([
  ['<html>', 200, /not as it should be/],
  ['', 404, /HTTP 404/],
])('refuses %s with status %d', async (content, status, message) => {
  serve(content, status);

  await expect(loadConfig(site, en)).rejects.toThrow(message);
});
