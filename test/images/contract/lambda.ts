import assert from 'node:assert/strict';
import path from 'node:path';
import { jobReplySchema } from '@flowi/contracts/events';
import { tail } from '../command.ts';
import { removeContainer, startContainer } from '../container.ts';
import { type Channels, layOutMlFolder } from '../ml-folder.ts';
import type { State } from '../state.ts';
import { batchChannels, checkScores } from './batch.ts';
import { serveFolderAsS3 } from './folder-as-s3.ts';
import { irisChannels } from './iris-job.ts';
import { offerEvent } from './runtime-interface.ts';
import { assertSameModel, readTrained, type Trained } from './train.ts';

/** Lambda runs images as a user of its own choice, whatever the image says. */
const USER = '993:990';
const BUCKET = 's3://bucket';
const OUTPUT = 'output/data';

interface Call {
  image: string;
  command: 'train' | 'batch';
  /** What the bucket holds, each channel below input/data. */
  channels: Channels;
  /** Those that the job is told of. */
  staged: readonly string[];
}

/** The trainer as a function, its data in S3, gives the very model that it gives as a training job. */
export async function trainInLambda(state: State, image: string, trained: Trained): Promise<void> {
  const channels = irisChannels(`${BUCKET}/${OUTPUT}/`);
  const bucket = await invoke(state, { image, command: 'train', channels, staged: ['job', 'iris'] });
  assertSameModel(readTrained(path.join(bucket, OUTPUT)), trained);
}

/** The model server as a function, its data in S3, scores as it does in a job. */
export async function scoreInLambda(state: State, image: string, trained: Trained): Promise<void> {
  const places = { source: `${BUCKET}/input/data/source/iris.csv`, output: `${BUCKET}/${OUTPUT}` };
  const channels = batchChannels(trained, places);
  checkScores(path.join(await invoke(state, { image, command: 'batch', channels, staged: ['job', 'model'] }), OUTPUT));
}

/** Runs a job as a function; answers the folder that was the bucket. */
async function invoke(state: State, { image, command, channels, staged }: Call): Promise<string> {
  const folder = path.join(state.scratch, `${command}-lambda`);
  const bucket = layOutMlFolder(path.join(folder, 'bucket'), channels);
  const addresses = Object.fromEntries(staged.map((name) => [name, `${BUCKET}/input/data/${name}/`]));
  const environment = { FLOWI_CHANNELS: JSON.stringify(addresses) };
  const s3 = await serveFolderAsS3(folder);
  const invocation = await offerEvent({ command: [command], channels: addresses, environment });
  const name = `flowi-test-${command}-lambda`;
  const container = startContainer(state, {
    image,
    name,
    command: 'lambda',
    user: USER,
    network: 'host',
    volumes: [],
    environment: {
      AWS_LAMBDA_RUNTIME_API: invocation.address,
      AWS_ENDPOINT_URL_S3: `http://${s3.address}`,
      ...{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' },
      ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      FLOWI_ML_ROOT: '/tmp/ml',
    },
  });
  const died = container.ended.then(({ code, output }) => {
    throw new Error(`The function ended with ${code}:\n${tail(output)}`);
  });
  died.catch(() => undefined);
  try {
    const reply = jobReplySchema.parse(await Promise.race([invocation.reply, died]));
    assert.equal(reply.ok, true, JSON.stringify(reply, null, 2));
    return bucket;
  } finally {
    await removeContainer(state, name);
    for (const server of [invocation, s3]) server.close();
  }
}
