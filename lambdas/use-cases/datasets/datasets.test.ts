import { routes } from '@flowi/contracts/api';
import { FlowiError } from '@flowi/contracts/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { irisProfile } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { profileDataset } from './profile-dataset.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { name: 'iris' };
const file = { name: 'iris.csv', bytes: 40_000_000 };

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
});

async function upload() {
  const begun = await api.ok(routes.datasets.beginUpload, { params, body: { format: 'csv', files: [file] } });
  const files = begun.files.map(
    ({ name, uploadId, parts }: { name: string; uploadId: string; parts: { partNumber: number }[] }) => ({
      name,
      uploadId,
      parts: parts.map(({ partNumber }) => ({ partNumber, etag: `"${partNumber}"` })),
    }),
  );
  const complete = { params: { ...params, version: begun.version }, body: { files } };
  return { begun, complete, key: { projectId: 'demo', name: 'iris', version: begun.version } };
}

describe('an upload', () => {
  it('goes in parts to keys that the server chose, is profiled once and then ready', async () => {
    const { begun, complete, key } = await upload();
    expect(begun).toMatchObject({
      version: 1,
      files: [
        {
          name: 'iris.csv',
          partBytes: 16 * 1024 * 1024,
          parts: [{ partNumber: 1 }, { partNumber: 2 }, { partNumber: 3 }],
        },
      ],
    });
    expect(begun.files[0].parts[0].url).toContain('projects/demo/datasets/iris/v1/iris.csv');
    expect(await api.ok(routes.datasets.completeUpload, complete)).toMatchObject({
      state: 'profiling',
      files: [{ bytes: 30 }],
    });
    await api.ok(routes.datasets.completeUpload, complete);
    expect(world.fakes.profiled).toEqual([key]);

    world.fakes.table = { profile: irisProfile, digest: `sha256:${'1'.repeat(64)}` };
    await profileDataset(world.ports, key);
    await profileDataset(world.ports, key);

    expect(await api.ok(routes.datasets.get, { params })).toMatchObject({
      latestVersion: 1,
      versions: [{ state: 'ready', digest: `sha256:${'1'.repeat(64)}`, profile: { rows: 150 } }],
    });
    expect(world.stores.work.all()).toEqual([]);
  });

  it('that is no table fails with the reason, and a flow that reads it says so', async () => {
    const { complete, key } = await upload();
    await api.ok(routes.datasets.completeUpload, complete);
    world.fakes.table = new FlowiError('invalid_data', 'iris.csv, line 3: has 4 fields; the header has 5.');
    await profileDataset(world.ports, key);

    expect(await api.ok(routes.datasets.getVersion, { params: { ...params, version: 1 } })).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('line 3'),
    });
    const check = await api.ok(routes.flows.validate, { body: { document: irisDocument() } });
    expect(check).toMatchObject({ runnable: false, issues: [{ field: 'params.dataset' }] });
  });

  it('goes on where it stopped: what arrived is told, the rest gets fresh addresses', async () => {
    const { begun, complete } = await upload();
    const [{ uploadId }] = begun.files;
    world.fakes.uploads.sent.set(uploadId, [{ partNumber: 2, etag: '"second"' }]);
    const resume = { params: { ...params, version: begun.version } };

    expect(await api.ok(routes.datasets.resumeUpload, resume)).toEqual({
      version: 1,
      files: [
        {
          name: 'iris.csv',
          bytes: file.bytes,
          uploadId,
          partBytes: 16 * 1024 * 1024,
          arrived: [{ partNumber: 2, etag: '"second"' }],
          parts: [expect.objectContaining({ partNumber: 1 }), expect.objectContaining({ partNumber: 3 })],
        },
      ],
    });

    await api.ok(routes.datasets.completeUpload, complete);
    expect(await api.call(routes.datasets.resumeUpload, resume)).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('has arrived') },
    });
  });

  it('goes on where storage had joined the parts and the call that asked for it broke off', async () => {
    const { begun, key } = await upload();
    const [{ uploadId }] = begun.files;
    const stored = await world.ports.datasetVersions.find(key);
    for (const { key: object } of stored?.files ?? [])
      await world.ports.uploads.complete(object, uploadId, [{ partNumber: 1, etag: '"first"' }]);
    world.fakes.uploads.sent.set(uploadId, null);

    const version = { ...params, version: begun.version };
    const { files } = await api.ok(routes.datasets.resumeUpload, { params: version });
    expect(files).toEqual([expect.objectContaining({ name: 'iris.csv', uploadId, parts: [], arrived: [] })]);

    const body = { files: [{ name: 'iris.csv', uploadId, parts: [] }] };
    expect(await api.ok(routes.datasets.completeUpload, { params: version, body })).toMatchObject({
      state: 'profiling',
    });
  });

  it.each([
    ['storage gave it up', { uploadId: 'gone', partBytes: 16_777_216 }, 'given up'],
    ['an earlier release began it', undefined, 'earlier release'],
  ])('cannot go on when %s, and says what to do', async (_, kept, reason) => {
    const { key } = await upload();
    world.fakes.uploads.sent.set('gone', null);
    await world.ports.datasetVersions.update(key, (current) => ({
      ...current,
      files: current.files.map(({ upload: _dropped, ...one }) => ({ ...one, ...(kept && { upload: kept }) })),
    }));

    expect(await api.call(routes.datasets.resumeUpload, { params: { ...params, version: 1 } })).toMatchObject({
      status: 409,
      json: { detail: expect.stringMatching(new RegExp(`${reason}.*begin a new version`)) },
    });
  });

  it('whose profiling breaks stays to be profiled again', async () => {
    const { complete, key } = await upload();
    await api.ok(routes.datasets.completeUpload, complete);
    world.fakes.table = new Error('out of memory');

    await expect(profileDataset(world.ports, key)).rejects.toThrow('out of memory');
    expect(await api.ok(routes.datasets.getVersion, { params: { ...params, version: 1 } })).toMatchObject({
      state: 'profiling',
    });
    expect(world.stores.work.all()).toHaveLength(1);
  });

  it('never shares a number with another', async () => {
    const begun = await Promise.all([upload(), upload(), upload()]);

    expect(begun.map(({ key }) => key.version).sort()).toEqual([1, 2, 3]);
  });

  it('of tens of gigabytes has few, large parts', async () => {
    const body = {
      format: 'parquet',
      files: [
        { name: 'a.parquet', bytes: 60e9 },
        { name: 'b.parquet', bytes: 1 },
      ],
    };
    const begun = await api.ok(routes.datasets.beginUpload, { params, body });

    const parts = begun.files.flatMap((one: { parts: unknown[] }) => one.parts);
    expect(parts.length).toBeLessThanOrEqual(502);
    expect(begun.files[0].partBytes * begun.files[0].parts.length).toBeGreaterThanOrEqual(60e9);
  });

  it.each([
    ['a path as a name', { format: 'csv', files: [{ name: '../x.csv', bytes: 1 }] }, 400],
    ['the same name twice', { format: 'csv', files: [file, file] }, 400],
    ['another format', { format: 'xlsx', files: [file] }, 400],
    ['an empty file', { format: 'csv', files: [{ name: 'a.csv', bytes: 0 }] }, 400],
    ['more than fits', { format: 'csv', files: [{ name: 'a.csv', bytes: 1e15 }] }, 413],
  ])('is refused for %s', async (_, body, status) => {
    expect(await api.call(routes.datasets.beginUpload, { params, body })).toMatchObject({ status });
  });

  it('is not complete without every file', async () => {
    const { complete } = await upload();
    const body = { files: complete.body.files.map((one: object) => ({ ...one, name: 'other.csv' })) };

    expect(await api.call(routes.datasets.completeUpload, { ...complete, body })).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining('iris.csv') },
    });
  });
});

describe('a dataset', () => {
  it('brings the profile of its latest version and the rows of all, and the list says how large it is', async () => {
    world.fakes.table = { profile: irisProfile, digest: `sha256:${'1'.repeat(64)}` };
    for (let count = 0; count < 2; count += 1) {
      const { complete, key } = await upload();
      await api.ok(routes.datasets.completeUpload, complete);
      await profileDataset(world.ports, key);
    }

    expect(await api.ok(routes.datasets.get, { params })).toMatchObject({
      latestVersion: 2,
      versions: [
        { version: 2, rows: 150, profile: { rows: 150 } },
        { version: 1, rows: 150, profile: null },
      ],
    });
    expect(await api.ok(routes.datasets.list)).toMatchObject({
      items: [{ name: 'iris', latest: { rows: 150, columns: 3, bytes: 30 } }],
    });
  });

  it('is deleted with its objects, unless a flow version reads it', async () => {
    const { complete, key } = await upload();
    await api.ok(routes.datasets.completeUpload, complete);
    world.fakes.table = { profile: irisProfile, digest: `sha256:${'1'.repeat(64)}` };
    await profileDataset(world.ports, key);
    world.fakes.dataStore.put('projects/demo/datasets/iris/v1/iris.csv', 'x');
    world.fakes.dataStore.put('projects/demo/datasets/iris-2/v1/iris.csv', 'x');
    await api.ok(routes.flows.create, { body: { document: irisDocument() } });
    await api.ok(routes.flows.createVersion, { params: { flowId: 'iris' } });
    expect(await api.call(routes.datasets.remove, { params })).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('iris v1') },
    });

    await api.ok(routes.flows.remove, { params: { flowId: 'iris' } });
    await api.ok(routes.datasets.remove, { params });

    expect([...world.fakes.dataStore.objects.keys()]).toEqual(['projects/demo/datasets/iris-2/v1/iris.csv']);
    expect(await api.call(routes.datasets.get, { params })).toMatchObject({ status: 404 });
  });
});
