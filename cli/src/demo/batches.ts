import { join } from 'node:path';
import { followBatch } from '../commands/batches.ts';
import { downloadBatch } from '../download-batch.ts';
import type { Session } from '../session.ts';
import { uploadDataset } from '../upload-dataset.ts';
import { examplePath } from './examples.ts';
import { expect, type Story } from './scene.ts';
import { readTable, writeBatch } from './tables.ts';

const ROWS = 100_000;
const TARGET = 'species';

/** Scores 100,000 rows like Iris, then refuses as many shifted ones before anything is predicted. */
export async function scoreBatches(story: Story, session: Session, folder: string): Promise<void> {
  const { client, projectId } = session;
  const table = await readTable(examplePath('iris/iris.csv'));
  await story.tell(async () => {
    const file = join(folder, 'flowers.csv');
    await writeBatch(file, table, { rows: ROWS, target: TARGET, shift: {} });
    await uploadDataset(session, [file], { name: 'flowers' });
    const started = await client.deployments.startBatch({
      params: { projectId, flowId: 'iris' },
      body: { source: 'flowers' },
    });
    const job = await followBatch(session, started.batchJobId);
    expect('the batch is scored', job.state === 'succeeded', job);
    expect('as many rows come out as went in', job.rowsIn === ROWS && job.rowsOut === ROWS, job);
    const files = await downloadBatch(session, job.batchJobId, join(folder, 'predictions'));
    const parts = await Promise.all(files.filter((path) => path.endsWith('.csv')).map(readTable));
    const written = parts.reduce((sum, { rows }) => sum + rows.length, 0);
    const header = parts[0]?.header ?? [];
    expect('the files hold as many rows', written === ROWS, { written, files });
    expect('predictions stand beside the input columns', isBeside(header, table.header), header);
    return { line: `batch: ${written} of ${job.rowsIn} rows written as ${header.join(', ')}`, value: undefined };
  });
  await story.tell(async () => {
    const file = join(folder, 'shifted.csv');
    await writeBatch(file, table, { rows: ROWS, target: TARGET, shift: { petal_length: 3, sepal_width: -1.5 } });
    await uploadDataset(session, [file], { name: 'shifted' });
    const started = await client.deployments.startBatch({
      params: { projectId, flowId: 'iris' },
      body: { source: 'shifted' },
    });
    const job = await followBatch(session, started.batchJobId);
    expect('the shifted batch is refused', job.state === 'refused' && (job.rowsOut ?? 0) === 0, job);
    const left = await downloadBatch(session, job.batchJobId, join(folder, 'refused'));
    expect('nothing is written', left.length === 0, left);
    const { items } = await client.monitoring.notifications({ params: { projectId } });
    const told = items.find(({ kind }) => kind === 'batch_refused');
    expect(
      'the owner is told which columns moved, and by how much',
      /petal_length.*\d/.test(told?.text ?? '') && /sepal_width.*\d/.test(told?.text ?? ''),
      told,
    );
    return {
      line: `shifted batch refused before prediction; the owner is told: ${told?.text.replaceAll('\n', ' ')}`,
      value: undefined,
    };
  });
}

/** The columns of the source in their order, then the prediction. */
function isBeside(written: readonly string[], source: readonly string[]): boolean {
  const inputs = source.filter((name) => name !== TARGET);
  return inputs.every((name, index) => written[index] === name) && written[inputs.length] === 'prediction';
}
