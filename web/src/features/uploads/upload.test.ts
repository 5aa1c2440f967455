import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@flowi/contracts/client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ApiServer, Refusal, startApiServer } from '../../testing/api-server.ts';
import { makeDatasetVersion } from '../../testing/make-datasets.ts';
import { PartRefused, type SendPart } from './send-part.ts';
import { Upload } from './upload.ts';

const PART_BYTES = 10;
const content = 'species,petal\nsetosa,1.4\nvirginica,5.5\n';
const total = Buffer.byteLength(content);
const parts = Math.ceil(total / PART_BYTES);

/** Storage that keeps parts by number, and may refuse some. */
let storage: Server;
let address: string;
let stored: Map<number, string>;
let puts: number[];
let refuse: (part: number, attempt: number, ticket: string) => number | null;
let ticket: number;
let api: ApiServer;

beforeAll(async () => {
  storage = createServer(async (request, response) => {
    const [, number = 0, given = ''] = /\/(\d+)\?ticket=(\d+)/.exec(request.url ?? '') ?? [];
    const part = Number(number);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    puts.push(part);
    const status = refuse(part, puts.filter((one) => one === part).length, given);
    if (status === null) stored.set(part, Buffer.concat(chunks).toString());
    response.writeHead(status ?? 200).end();
  });
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(storage.address() as AddressInfo).port}`;
  api = await startApiServer({});
});
afterAll(async () => {
  await api.close();
  storage.closeAllConnections();
  storage.close();
});

beforeEach(() => {
  stored = new Map();
  puts = [];
  ticket = 0;
  refuse = () => null;
  api.asked = [];
  api.answers = {
    'datasets.resumeUpload': () => {
      ticket += 1;
      const numbers = Array.from({ length: parts }, (_, index) => index + 1);
      const missing = numbers.filter((partNumber) => !stored.has(partNumber));
      return {
        version: 1,
        files: [
          {
            name: 'iris.csv',
            bytes: total,
            uploadId: 'upload-1',
            partBytes: PART_BYTES,
            arrived: [...stored.keys()].map((partNumber) => ({ partNumber, etag: `"${partNumber}"` })),
            parts: missing.map((partNumber) => ({ partNumber, url: `${address}/${partNumber}?ticket=${ticket}` })),
          },
        ],
      };
    },
    'datasets.completeUpload': () => makeDatasetVersion({ state: 'profiling', profile: null }),
  };
});
let uploads: Upload[] = [];
afterEach(() => {
  for (const upload of uploads) upload.pause();
  uploads = [];
});

const send: SendPart = async (url, part, { signal, onProgress }) => {
  const { ok, status } = await fetch(url, { method: 'PUT', body: part, signal });
  if (!ok) throw new PartRefused(status);
  onProgress(part.size);
};

function makeUpload(sender = send): Upload {
  const client = createClient({ baseUrl: api.url, token: () => 'token' });
  const target = { projectId: 'team', name: 'iris', version: 1 };
  const file = new File([content], 'iris.csv');
  const upload = new Upload(target, [file], { api: client, send: sender, retryDelay: 0 });
  uploads.push(upload);
  return upload;
}

const joined = () =>
  [...stored.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('');
const completed = () => api.asked.find(({ route }) => route === 'datasets.completeUpload');

it('sends every part once and completes with the tags that storage gave', async () => {
  const upload = makeUpload();
  const seen: number[] = [];
  upload.subscribe(() => seen.push(upload.status.sentBytes));

  await upload.start();

  expect(upload.status).toEqual({ state: 'arrived', sentBytes: total, totalBytes: total, error: null });
  expect(joined()).toBe(content);
  expect(puts.toSorted()).toEqual([1, 2, 3, 4]);
  expect(Math.max(...seen)).toBeLessThanOrEqual(total);
  expect(completed()?.body).toEqual({
    files: [
      {
        name: 'iris.csv',
        uploadId: 'upload-1',
        parts: expect.arrayContaining([1, 2, 3, 4].map((partNumber) => ({ partNumber, etag: `"${partNumber}"` }))),
      },
    ],
  });
});

it('goes on after a pause without sending again what has arrived', async () => {
  let calls = 0;
  const paused: Upload = makeUpload(async (url, part, options) => {
    calls += 1;
    // Three are sent at once: the fourth means that one has arrived.
    if (calls === parts) paused.pause();
    await send(url, part, options);
  });
  await paused.start();
  expect(paused.status).toMatchObject({ state: 'paused', error: null });
  const before = [...stored.keys()];
  expect(before.length).toBeLessThan(parts);
  puts = [];

  const later = makeUpload();
  await later.start();

  expect(later.status.state).toBe('arrived');
  expect(puts.filter((part) => before.includes(part))).toEqual([]);
  expect(joined()).toBe(content);
});

it('asks for fresh addresses when those it has expired', async () => {
  refuse = (_part, _attempt, given) => (given === '1' ? 403 : null);
  const upload = makeUpload();

  await upload.start();

  expect(upload.status.state).toBe('arrived');
  expect(joined()).toBe(content);
});

it('tries a part again that storage could not take', async () => {
  refuse = (part, attempt) => (part === 2 && attempt < 3 ? 503 : null);
  const upload = makeUpload();

  await upload.start();

  expect(upload.status.state).toBe('arrived');
  expect(puts.filter((part) => part === 2)).toHaveLength(3);
});

it('completes again when joining the parts took longer than the call, and storage no longer knows the upload', async () => {
  const { 'datasets.resumeUpload': resume } = api.answers;
  let calls = 0;
  api.answers['datasets.completeUpload'] = () => {
    calls += 1;
    if (calls === 1) throw new Refusal('upstream_unavailable', 'The API did not answer in time.');
    return makeDatasetVersion({ state: 'profiling', profile: null });
  };
  api.answers['datasets.resumeUpload'] = (asked) =>
    calls === 0
      ? resume?.(asked)
      : {
          version: 1,
          files: [
            { name: 'iris.csv', bytes: total, uploadId: 'upload-1', partBytes: PART_BYTES, arrived: [], parts: [] },
          ],
        };
  const upload = makeUpload();
  const seen: number[] = [];
  upload.subscribe(() => seen.push(upload.status.sentBytes));
  await upload.start();

  expect(upload.status).toEqual({ state: 'arrived', sentBytes: total, totalBytes: total, error: null });
  expect(calls).toBe(2);
  expect(seen.slice(seen.indexOf(total)).every((bytes) => bytes === total)).toBe(true);
  expect(puts.toSorted()).toEqual([1, 2, 3, 4]);
});

it('stops with the reason when the parts cannot be joined', async () => {
  api.answers['datasets.completeUpload'] = () => {
    throw new Refusal('upstream_unavailable', 'The API does not answer.');
  };
  const upload = makeUpload();
  await upload.start();

  expect(upload.status).toMatchObject({ state: 'failed', error: { code: 'upstream_unavailable' } });
});

it('stops with the reason when nothing gets through, keeps what arrived, and goes on when asked to', async () => {
  refuse = (part) => (part === 1 ? null : 500);
  const upload = makeUpload();
  await upload.start();

  expect(upload.status).toMatchObject({ state: 'failed', sentBytes: PART_BYTES });
  expect(upload.status.error).toBeInstanceOf(PartRefused);
  expect(completed()).toBeUndefined();

  refuse = () => null;
  puts = [];
  await upload.start();

  expect(upload.status.state).toBe('arrived');
  expect(puts).not.toContain(1);
  expect(joined()).toBe(content);
});
