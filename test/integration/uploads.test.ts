import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UPLOAD_LIMITS } from '@flowi/contracts/api';
import type { DatasetVersion } from '@flowi/contracts/entities';
import { beforeAll, expect, it } from 'vitest';
import { flowi } from './support/cli.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject } from './support/project.ts';

let laptop: Laptop;
const { partBytes } = UPLOAD_LIMITS;

beforeAll(async () => {
  laptop = await sharedLaptop();
});

/** A table that takes three parts, the last one small. */
function writeTable(): string {
  const row = `${'measured'.padEnd(2_000, '.')},1\n`;
  const rows = Math.ceil((2 * partBytes + 1_000) / row.length);
  const path = join(laptop.home, 'large.csv');
  writeFileSync(path, `text,number\n${row.repeat(rows)}`);
  return path;
}

it('an upload that was broken off goes on with fresh addresses, without what has arrived', async () => {
  const path = writeTable();
  const bytes = readFileSync(path);
  const { client, projectId } = await openProject(laptop, 'uploads');
  const params = { projectId, name: 'large' };
  const begun = await client.datasets.beginUpload({
    params,
    body: { format: 'csv', files: [{ name: 'large.csv', bytes: bytes.length }] },
    idempotencyKey: `large-${process.pid}-00000000`,
  });
  const [second] = begun.files[0]!.parts.filter(({ partNumber }) => partNumber === 2);
  const sent = await fetch(second!.url, { method: 'PUT', body: bytes.subarray(partBytes, 2 * partBytes) });

  const resumed = await client.datasets.resumeUpload({ params: { ...params, version: begun.version } });
  expect(resumed.files[0]).toMatchObject({
    bytes: bytes.length,
    arrived: [{ partNumber: 2, etag: sent.headers.get('etag') }],
    parts: [{ partNumber: 1 }, { partNumber: 3 }],
  });

  const other = join(laptop.home, 'other.csv');
  writeFileSync(other, 'text,number\nx,1\n');
  const refused = await flowi(laptop.home, [
    '--project',
    projectId,
    'datasets',
    'add',
    other,
    '--name',
    'large',
    '--resume',
  ]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('waiting: version 1 of large.csv');

  const ended = await flowi(laptop.home, ['--json', '--project', projectId, 'datasets', 'add', path, '--resume']);
  expect(ended.code, ended.stderr).toBe(0);
  expect(ended.stderr).toContain('3 parts, 1 there already');
  const inner = createHash('sha256').update(bytes).digest();
  expect(ended.json<DatasetVersion>()).toMatchObject({
    version: begun.version,
    state: 'ready',
    digest: `sha256:${createHash('sha256').update(inner).digest('hex')}`,
    files: [{ name: 'large.csv', bytes: bytes.length }],
  });
});
