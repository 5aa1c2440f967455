import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { windowCountsSchema } from '@flowi/contracts/package';
import { describe, expect, test } from 'vitest';
import { packageDigest } from './package-digest.ts';
import { serve } from './serve.ts';
import { createFolderStore } from './storage/folder-store.ts';
import { expectedOf, PACKAGES, recordingLog, serverEnvironment, temporaryFolder } from './testing/fixtures.ts';
import { GOOD, start } from './testing/running-server.ts';

const { rows, labels } = expectedOf('classifier');

describe('the server', () => {
  test('ping, metrics, unknown addresses, inference ids', async () => {
    const { url, postJson, post } = await start();

    expect((await fetch(`${url}/ping`)).status).toBe(200);
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${url}/invocations`)).status).toBe(404);
    await postJson('/invocations', rows);
    await postJson('/invocations', [{}]);
    const given = await post('/invocations', JSON.stringify([GOOD]), {
      'content-type': 'application/json',
      'x-amzn-sagemaker-inference-id': 'mine-1',
    });
    expect(given.headers.get('x-flowi-inference-id')).toBe('mine-1');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(`flowi_rows_total{model="model",version="1"} ${rows.length + 1}`);
    expect(metrics).toContain(
      'flowi_request_errors_total{route="/invocations",status="422",model="model",version="1"} 1',
    );
  });

  test('a package without a file that is needed ends the start with its name', async () => {
    const environment = await serverEnvironment('classifier', { FLOWI_ML_ROOT: await temporaryFolder() });

    await expect(serve({ environment, store: createFolderStore(), log: recordingLog() })).rejects.toThrow(
      /contract\.json/,
    );
  });

  test('a package that is not the registered one is not served, and both digests are named', async () => {
    const registered = `sha256:${'0'.repeat(64)}`;
    const environment = await serverEnvironment('classifier', { FLOWI_PACKAGE_DIGEST: registered });

    await expect(serve({ environment, store: createFolderStore(), log: recordingLog() })).rejects.toThrow(
      new RegExp(`${await packageDigest(join(PACKAGES, 'classifier'))}, registered is ${registered}`),
    );
  });
});

describe('windows', () => {
  const windowsIn = async (folder: string) => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    return Promise.all(
      files.map(async (name) => windowCountsSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
    );
  };

  test('are written when the server stops: every scored row, over the bins of the reference', async () => {
    const folder = await temporaryFolder();
    const digest = await packageDigest(join(PACKAGES, 'classifier'));
    const { server, postJson } = await start('classifier', {
      FLOWI_WINDOWS_URI: folder,
      FLOWI_PACKAGE_DIGEST: digest,
    });
    await postJson('/invocations', rows);
    await postJson('/invocations', [{}]);

    expect(await server.stop()).toBe(true);

    const [window, ...more] = await windowsIn(folder);
    expect(more).toEqual([]);
    expect(window).toMatchObject({ packageDigest: digest, rows: rows.length, refused: 1 });
    for (const column of window?.columns ?? []) {
      const { counts, other, missing, unseen } = column;
      expect(counts.reduce((sum, count) => sum + count, 0) + other + missing + unseen).toBe(rows.length);
    }
    expect(window?.columns[3]).toMatchObject({ column: 'country', unseen: 1 });
    expect(window?.prediction.counts).toEqual(
      ['setosa', 'versicolor', 'virginica'].map((name) => labels.filter((label) => label === name).length),
    );
  });

  test('count requests by minute, with errors by code and the time of each', async () => {
    const folder = await temporaryFolder();
    let now = new Date('2026-05-04T10:00:30Z');
    const { server, postJson, url } = await start(
      'classifier',
      { FLOWI_WINDOWS_URI: folder, FLOWI_MAX_BODY_BYTES: '1024' },
      { now: () => now },
    );
    await postJson('/invocations', rows.slice(0, 1));
    await postJson('/invocations', [{}]);
    now = new Date('2026-05-04T10:02:00Z');
    await postJson('/v2/models/model/infer', {});
    await postJson('/invocations', 'x'.repeat(2_000));
    await fetch(`${url}/ping`);

    await server.stop();

    const [window] = await windowsIn(folder);
    expect(window?.traffic).toMatchObject([
      { minute: '2026-05-04T10:00:00.000Z', requests: 2, errors: { prediction_input: 1 } },
      { minute: '2026-05-04T10:02:00.000Z', requests: 2, errors: { invalid_request: 1, request_too_large: 1 } },
    ]);
    expect(window?.traffic.map(({ seconds }) => seconds.reduce((sum, count) => sum + count, 0))).toEqual([2, 2]);
  });

  test('are written though every request was refused', async () => {
    const folder = await temporaryFolder();
    let now = new Date('2026-05-04T10:00:00Z');
    const { postJson } = await start('classifier', { FLOWI_WINDOWS_URI: folder }, { now: () => now });
    now = new Date('2026-05-04T11:00:00Z');
    await postJson('/v2/models/model/infer', {});

    expect(await windowsIn(folder)).toMatchObject([{ rows: 0, refused: 0, traffic: [{ requests: 1 }] }]);
  });

  test('are written by rows, on the request that fills them', async () => {
    const folder = await temporaryFolder();
    const { postJson } = await start('classifier', { FLOWI_WINDOWS_URI: folder, FLOWI_WINDOW_ROWS: '2' });

    await postJson('/invocations', [GOOD]);
    expect(await windowsIn(folder)).toEqual([]);
    await postJson('/invocations', [GOOD]);

    expect((await windowsIn(folder)).map((window) => window.rows)).toEqual([2]);
  });

  test('sampled rows carry the inference id, the features and the answer', async () => {
    const folder = await temporaryFolder();
    const { server, post } = await start('classifier', { FLOWI_CAPTURE_URI: folder, FLOWI_CAPTURE_RATE: '1' });
    await post('/invocations', JSON.stringify([GOOD]), {
      'content-type': 'application/json',
      'x-flowi-inference-id': 'join-me',
    });

    await server.stop();

    const [file] = await createFolderStore().list(folder);
    expect(JSON.parse(await readFile(file ?? '', 'utf8'))).toMatchObject({
      inferenceId: 'join-me',
      row: 0,
      features: {
        petal_length: Math.fround(1.4),
        petal_width: Math.fround(0.2),
        wild: 1,
        country: 'br',
        region: 'south',
      },
      prediction: 'setosa',
    });
  });
});
