import { join } from 'node:path';
import { followBatch } from '../commands/batches.ts';
import type { Session } from '../session.ts';
import { uploadDataset } from '../upload-dataset.ts';
import { examplePath } from './examples.ts';
import { expect, type Story } from './scene.ts';
import { readTable, writeBatch } from './tables.ts';

const ROWS = 100_000;

/** Scores 100,000 rows like Iris, then refuses as many shifted ones before anything is predicted. */
export async function scoreBatches(story: Story, session: Session, folder: string): Promise<void> {
  const { client, projectId } = session;
  const table = await readTable(examplePath('iris/iris.csv'));
  await story.tell(async () => {
    const file = join(folder, 'flowers.csv');
    await writeBatch(file, table, { rows: ROWS, target: 'species', shift: {} });
    await uploadDataset(session, [file], { name: 'flowers' });
    const started = await client.deployments.startBatch({
      params: { projectId, flowId: 'iris' },
      body: { source: 'flowers' },
    });
    const job = await followBatch(session, started.batchJobId);
    expect('the batch is scored', job.state === 'succeeded', job);
    expect('as many rows come out as went in', job.rowsIn === ROWS && job.rowsOut === ROWS, job);
    return { line: `batch: ${job.rowsOut} of ${job.rowsIn} rows beside their input columns`, value: undefined };
  });
  await story.tell(async () => {
    const file = join(folder, 'shifted.csv');
    await writeBatch(file, table, { rows: ROWS, target: 'species', shift: { petal_length: 3, sepal_width: -1.5 } });
    await uploadDataset(session, [file], { name: 'shifted' });
    const started = await client.deployments.startBatch({
      params: { projectId, flowId: 'iris' },
      body: { source: 'shifted' },
    });
    const job = await followBatch(session, started.batchJobId);
    expect('the shifted batch is refused', job.state === 'refused' && (job.rowsOut ?? 0) === 0, job);
    const { items } = await client.monitoring.notifications({ params: { projectId } });
    const told = items.find(({ kind }) => kind === 'batch_refused');
    expect(
      'the owner is told which columns moved',
      told?.text.includes('petal_length') === true && told.text.includes('sepal_width'),
      told,
    );
    return {
      line: `shifted batch refused before prediction; the owner is told: ${told?.text.replaceAll('\n', ' ')}`,
      value: undefined,
    };
  });
}
