import type { BatchJobRecord } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { refuse } from '../support/faults.ts';
import { flowers } from '../support/flows.ts';
import { followBatch } from '../support/follow.ts';
import { keysBelow, spoilObject } from '../support/objects.ts';
import { childNamed, isAlive } from '../support/processes.ts';
import { told, uploadText } from '../support/project.ts';
import { waitFor } from '../support/wait.ts';
import type { Stage } from './stage.ts';

/** Batch jobs: scored, refused by drift, and failed in each of their two jobs. */
export function batchCases(stage: Stage): void {
  const score = async (source: string, folder: string): Promise<BatchJobRecord> => {
    const { client, projectId } = stage.session;
    const started = await client.deployments.startBatch({
      params: { projectId, flowId: 'iris' },
      body: { source, destination: destination(folder) },
    });
    return followBatch(stage.session, started.batchJobId);
  };
  const destination = (folder: string) => `s3://${stage.dataBucket}/projects/${stage.session.projectId}/${folder}/`;
  const written = (folder: string) => keysBelow(stage.laptop.aws.s3, destination(folder));

  it('scores rows like those of the training into the destination', async () => {
    const job = await score('flowers', 'scored');

    expect(job).toMatchObject({ state: 'succeeded', rowsIn: 1_500, rowsOut: 1_500, failure: null });
    expect((await written('scored')).length).toBeGreaterThan(0);
    const params = { projectId: job.projectId, batchJobId: job.batchJobId };
    const { items } = await stage.session.client.deployments.listBatchFiles({ params });
    const texts = await Promise.all(
      items.filter(({ name }) => name.endsWith('.csv')).map(async ({ url }) => (await fetch(url)).text()),
    );
    expect(texts.flatMap((text) => text.trim().split('\n').slice(1))).toHaveLength(1_500);
    expect(texts[0]).toMatch(/^sepal_length,.*prediction/);
  });

  it('refuses rows that have moved, says which columns, and writes nothing', async () => {
    await uploadText(stage.session, stage.laptop.home, 'shifted', flowers({ petal_length: 3, sepal_width: -1.5 }));

    const job = await score('shifted', 'refused');

    expect(job).toMatchObject({ state: 'refused', rowsIn: 1_500, rowsOut: 0 });
    expect(job.reason).toMatch(/petal_length/);
    expect(await written('refused')).toEqual([]);
    const { text } = await told(stage.session, 'batch_refused');
    expect(text).toMatch(/petal_length.*sepal_width|sepal_width.*petal_length/s);
  });

  it('fails when the source cannot be counted, with the cause, and writes nothing', async () => {
    const table = await uploadText(stage.session, stage.laptop.home, 'torn', flowers());
    const [file] = table.files;
    await spoilObject(stage.laptop.aws.s3, `s3://${stage.dataBucket}/${file?.key}`, 'sepal_length\n5.1\n');

    const job = await score('torn', 'torn');

    expect(job).toMatchObject({ state: 'failed', failure: { step: 'Count' } });
    expect(job.failure?.cause).toMatch(/sepal_width/);
    expect(await written('torn')).toEqual([]);
  });

  it('is stopped while it scores: the process ends, nothing is written; the retry writes all of it', async () => {
    const { client, projectId } = stage.session;
    const { home } = stage.laptop;
    const [header = '', ...rows] = flowers().trim().split('\n');
    const many = 300;
    await uploadText(stage.session, home, 'many', [header, ...Array(many).fill(rows.join('\n'))].join('\n'));
    const { batchJobId } = await client.deployments.startBatch({
      params: { projectId, flowId: 'iris' },
      body: { source: 'many', destination: destination('stopped'), scores: true },
    });
    const params = { projectId, batchJobId };
    const scorer = await waitFor({
      read: async () => childNamed(home, `${batchJobId}-1-score`),
      done: (child) => child !== undefined,
    });

    expect(await client.deployments.stopBatch({ params, body: {} })).toMatchObject({ state: 'stopped', attempt: 1 });

    await waitFor({ read: async () => isAlive(scorer!.pid), done: (alive) => !alive });
    expect(await written('stopped')).toEqual([]);

    await client.deployments.retryBatch({ params, body: {} });
    const job = await followBatch(stage.session, batchJobId);
    expect(job).toMatchObject({ state: 'succeeded', attempt: 2, rowsOut: many * rows.length, failure: null });
    expect((await written('stopped')).some((key) => key.endsWith('/manifest.json'))).toBe(true);
  });

  it('fails when the predictions cannot be written, with the cause', async () => {
    const allow = await refuse(stage.laptop.aws.iam, 'ModelServer', {
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${stage.dataBucket}/projects/${stage.session.projectId}/denied/*`,
    });

    const job = await score('flowers', 'denied').finally(allow);

    expect(job).toMatchObject({ state: 'failed', failure: { step: 'Score' }, rowsOut: null });
    expect(job.failure?.cause).toMatch(/denied|authorized/i);
    expect(await written('denied')).toEqual([]);
  });
}
