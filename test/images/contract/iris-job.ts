import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TrainJob, trainJobSchema } from '@flowi/contracts/events';
import { type Flow, parseFlowText } from '@flowi/contracts/flow';
import { ROOT } from '../../../tools/lib/paths.ts';
import type { Channels } from '../ml-folder.ts';

const IRIS = path.join(ROOT, 'examples', 'iris');

export const IRIS_CSV = readFileSync(path.join(IRIS, 'iris.csv'), 'utf8');
const DIGEST = `sha256:${createHash('sha256').update(IRIS_CSV).digest('hex')}`;
export const IRIS_ROWS = IRIS_CSV.trimEnd().split('\n').length - 1;

/** The example's training job, as Plan writes it. @param outputUri where its files go */
function irisJob(outputUri: string): TrainJob {
  return trainJobSchema.parse({
    schemaVersion: 1,
    kind: 'train',
    projectId: 'project',
    flowId: 'iris',
    flowVersion: 1,
    flow: irisFlow(),
    salt: 'salt',
    split: null,
    runId: 'run',
    attempt: 1,
    seed: 0,
    datasets: [{ nodeId: 'load', name: 'iris', version: 1, digest: DIGEST, format: 'csv', channel: 'iris' }],
    live: null,
    gate: null,
    outputUri,
    tracking: { provider: 'none', uri: null, experiment: 'iris' },
  });
}

function irisFlow(): Flow {
  const parsed = parseFlowText(readFileSync(path.join(IRIS, 'flow.yaml'), 'utf8'));
  if (!parsed.ok) throw new Error(`flow.yaml: ${JSON.stringify(parsed.issues)}`);
  return parsed.flow;
}

export function irisChannels(outputUri: string): Channels {
  return { job: { 'job.json': JSON.stringify(irisJob(outputUri)) }, iris: { 'iris.csv': IRIS_CSV } };
}
