import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../base/http-server.ts';
import { freePort } from '../base/ports.ts';
import { makeGateway } from './gateway.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  host: string | undefined;
  body: string;
}

let folder: string;
let upstream: Server;
let gateway: Server;
let port: number;
let upstreamPort: number;
let seen: Seen[] = [];
let reply: { status: number; type: string; body: string | Buffer } = { status: 200, type: 'text/plain', body: 'ok' };
let mlflow: number | null = null;

beforeAll(async () => {
  upstream = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method, url, headers } = request;
    seen.push({ method, url, host: headers.host, body: Buffer.concat(parts).toString() });
    response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body);
  });
  upstreamPort = await listenOnLoopback(upstream);
  folder = mkdtempSync(join(tmpdir(), 'flowi-console-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'web', 'index.html'), '<p>console</p>');
  writeFileSync(join(folder, 'web', 'assets', 'app.js'), 'let app');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  port = await freePort();
  gateway = makeGateway({
    port,
    api: { port: upstreamPort, apiId: 'abcd1234' },
    mlflowPort: () => mlflow,
    console: join(folder, 'web'),
    config: { apiUrl: '/api' },
    session: async () => ({ accessToken: 'token', expiresAt: '2026-01-31T06:00:00.000Z' }),
    log: () => undefined,
  });
  await listenOnLoopback(gateway, port);
});

afterAll(async () => {
  await closeServer(gateway);
  await closeServer(upstream);
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  seen = [];
  reply = { status: 200, type: 'text/plain', body: 'ok' };
  mlflow = null;
});

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

/** Sends what fetch would not: any Host header, any path as it is. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: Buffer | string } = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { method = 'GET', headers = {}, body } = options;
  const outgoing = httpRequest({ host: '127.0.0.1', port, path, method, headers }, async (incoming) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const text = Buffer.concat(parts).toString();
    resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
  });
  outgoing.once('error', reject);
  outgoing.end(body);
  return promise;
}

it('hands API requests on under the host name the substrate routes by', async () => {
  const answer = await ask('/api/projects/a%20b?page=2', { method: 'POST', body: '{"x":1}' });

  expect(answer).toMatchObject({ status: 200, text: 'ok' });
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/projects/a%20b?page=2',
      host: `abcd1234.execute-api.localhost:${upstreamPort}`,
      body: '{"x":1}',
    },
  ]);
});

it.each([
  [502, 'application/json', '{"errorMessage":"secret detail","errorType":"Error"}'],
  [500, 'application/json', '{"message":"Internal Server Error"}'],
])('keeps the text of a failed function to itself: %i', async (status, type, body) => {
  reply = { status, type, body };

  const answer = await ask('/api/projects');

  expect(answer.status).toBe(500);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'internal', status: 500, type: 'urn:flowi:error:internal' });
  expect(answer.text).not.toContain('secret');
});

it('passes on the problems the API itself words', async () => {
  reply = { status: 503, type: 'application/problem+json', body: '{"code":"upstream_unavailable"}' };

  expect(await ask('/api/projects')).toMatchObject({ status: 503, text: '{"code":"upstream_unavailable"}' });
});

it.each([
  ['declared', { 'content-length': String(10 * 1024 * 1024 + 1) }],
  ['found while reading', { 'transfer-encoding': 'chunked' }],
])('refuses a request over 10 MB: %s', async (_how, headers) => {
  const body = Buffer.alloc(10 * 1024 * 1024 + 1);

  const answer = await ask('/api/projects', { method: 'POST', headers, body });

  expect(answer).toMatchObject({ status: 413 });
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'request_too_large' });
  expect(seen).toEqual([]);
});

it('lets 10 MB in and 6 MB out, and refuses more', async () => {
  reply = { status: 200, type: 'text/plain', body: Buffer.alloc(6 * 1024 * 1024, 'x') };
  const largest = await ask('/api/x', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024) });
  reply = { status: 200, type: 'text/plain', body: Buffer.alloc(6 * 1024 * 1024 + 1, 'x') };

  expect(largest).toMatchObject({ status: 200 });
  expect(largest.text).toHaveLength(6 * 1024 * 1024);
  expect(await ask('/api/x')).toMatchObject({ status: 413 });
});

it.each([
  [{ host: 'evil.example' }],
  [{ host: 'evil.example:4600' }],
  [{ host: '127.0.0.1' }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://127.0.0.1:1' }],
])('refuses pages of others and foreign names: %o', async (headers) => {
  expect((await ask('/api/projects', { headers })).status).toBe(403);
  expect(seen).toEqual([]);
});

it('serves its own pages without opening itself to others', async () => {
  const answer = await ask('/api/projects', { headers: { origin: `http://127.0.0.1:${port}` } });

  expect(answer.status).toBe(200);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

it('serves the console, its pages by index.html, and nothing outside its folder', async () => {
  expect(await ask('/assets/app.js')).toMatchObject({ status: 200, text: 'let app' });
  expect(await ask('/flows/iris')).toMatchObject({ status: 200, text: '<p>console</p>' });
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/none.js']) {
    expect((await ask(path)).status).toBe(404);
  }
  expect(JSON.parse((await ask('/config.json')).text)).toEqual({ apiUrl: '/api' });
});

it('reaches the tracker once it is up', async () => {
  expect((await ask('/mlflow/')).status).toBe(503);
  mlflow = upstreamPort;

  expect((await ask('/mlflow/ajax-api/2.0/x')).status).toBe(200);
  expect(seen[0]).toMatchObject({ url: '/mlflow/ajax-api/2.0/x', host: `127.0.0.1:${upstreamPort}` });
});

it('passes presigned transfers and sign-in on, and nothing else of the substrate', async () => {
  const path = '/storage/bucket/key?X-Amz-Signature=abc';
  expect((await ask(path, { method: 'PUT', body: 'data' })).status).toBe(200);
  expect(seen[0]).toEqual({
    method: 'PUT',
    url: '/bucket/key?X-Amz-Signature=abc',
    host: `127.0.0.1:${upstreamPort}`,
    body: 'data',
  });
  expect((await ask('/storage/bucket/key')).status).toBe(403);

  const target = (name: string) => ({ method: 'POST', headers: { 'x-amz-target': name }, body: '{}' });
  expect((await ask('/sign-in', target('AWSCognitoIdentityProviderService.InitiateAuth'))).status).toBe(200);
  expect((await ask('/sign-in', target('DynamoDB_20120810.ListTables'))).status).toBe(403);
});

it('gives a token to its own pages only', async () => {
  const own = { method: 'POST', headers: { origin: `http://127.0.0.1:${port}` } };
  const answer = await ask('/session', own);

  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.parse(answer.text)).toEqual({ accessToken: 'token', expiresAt: '2026-01-31T06:00:00.000Z' });
  expect((await ask('/session')).status).toBe(403);
  expect((await ask('/session', { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403);
});
