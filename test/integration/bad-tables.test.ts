import { routes } from '@flowi/contracts/api';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../cli/src/session.ts';
import { call } from './support/api.ts';
import { IRIS_CSV, makeFlow } from './support/flows.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, runFlow, uploadText } from './support/project.ts';

let laptop: Laptop;
let project: Session;

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'bad-tables');
});

const upload = (name: string, content: string | Uint8Array) => uploadText(project, laptop.home, name, content);

describe('a CSV file', () => {
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${IRIS_CSV.slice(0, 400)}`, 'utf16le'));
  const latin1 = new Uint8Array(Buffer.from('name,size\nrosé,1\n', 'latin1'));

  it.each<[string, string | Uint8Array, RegExp]>([
    ['ragged', 'a,b\n1,2\n3,4,5\n', /line 3|row 2/i],
    ['short', 'a,b\n1,2\n3\n', /line 3|row 2/i],
    ['nul', 'a,b\n1,2\n3,\0\n', /NUL/i],
    ['latin1', latin1, /UTF-8/i],
    ['utf16', utf16, /UTF-8|UTF-16|NUL/i],
    ['header-only', 'a,b\n', /no rows|header/i],
    ['blank', '\n\n', /empty|header/i],
    ['same-names', 'a,a\n1,2\n', /"?a"?/],
  ])('that is %s fails with words that name it, and does no run', async (name, content, words) => {
    await expect(upload(name, content)).rejects.toMatchObject({
      code: 'invalid_data',
      message: expect.stringMatching(words),
    });

    const { versions } = await project.client.datasets.get({ params: { projectId: project.projectId, name } });
    expect(versions).toMatchObject([{ version: 1, state: 'failed', error: expect.stringMatching(words) }]);
  });

  it('that is empty is refused before it is sent, and by the API', async () => {
    await expect(upload('empty', '')).rejects.toThrow(/is empty/);

    const answer = await call(laptop.instance, routes.datasets.beginUpload, {
      token: await project.token(),
      params: { projectId: project.projectId, name: 'empty' },
      body: { format: 'csv', files: [{ name: 'empty.csv', bytes: 0 }] },
    });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.text).toContain('bytes');
  });

  it('with a column that is all missing says so, and a run on it fails naming the column', async () => {
    const [header = '', ...rows] = IRIS_CSV.trimEnd().split('\n');
    const version = await upload('hollow', [`nothing,${header}`, ...rows.map((row) => `,${row}`), ''].join('\n'));
    const column = version.profile?.columns.find(({ name }) => name === 'nothing');
    expect(column).toMatchObject({ missing: version.profile?.rows, distinct: 0 });
    expect(column?.warnings.join(' ')).toMatch(/missing|no value|empty/i);

    const run = await runFlow(project, makeFlow({ name: 'hollow', dataset: 'hollow' }));

    expect(run).toMatchObject({ state: 'failed', failure: { step: 'Train', code: 'invalid_data' } });
    expect(run.failure?.cause).toContain('nothing');
    expect(run.failure?.fix).toBeTruthy();
  });

  it('that failed does not stand in the way of the next version', async () => {
    const version = await upload('ragged', 'a,b\n1,2\n3,4\n');

    expect(version).toMatchObject({ version: 2, state: 'ready', profile: { rows: 2 } });
  });
});
