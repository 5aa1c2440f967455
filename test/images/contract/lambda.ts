import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { jobReplySchema } from '@flowi/contracts/events';
import { tail } from '../command.ts';
import { removeContainer, startContainer } from '../container.ts';
import { layOutMlFolder } from '../ml-folder.ts';
import type { State } from '../state.ts';
import { batchChannels, checkScores } from './batch.ts';
import { irisChannels } from './iris-job.ts';
import { assertSameModel, readTrained, type Trained } from './train.ts';

/** Lambda runs images as a user of its own choice, whatever the image says. */
const USER = '993:990';
const OUTPUT = '/mnt/output/data';

/** One invocation of Lambda's runtime interface. */
interface Invocation {
  api: string;
  /** What the function answered. */
  reply: Promise<unknown>;
  close: () => void;
}

interface Call {
  image: string;
  name: string;
  /** Folder mounted as /mnt; channels and output are below. */
  folder: string;
  channels: readonly string[];
  /** Address of a channel. */
  addressOf: (channel: string) => string;
}

/** The trainer as a function gives the very model that it gives as a training job. */
export async function trainInLambda(state: State, image: string, trained: Trained): Promise<void> {
  const channels = irisChannels(`file://${OUTPUT}`);
  const folder = layOutMlFolder(path.join(state.scratch, 'train-lambda'), channels, USER);
  const addressOf = (channel: string) => `file:///mnt/input/data/${channel}`;
  await invoke(state, { image, name: 'flowi-test-train-lambda', folder, channels: Object.keys(channels), addressOf });
  assertSameModel(readTrained(path.join(folder, 'output/data')), trained);
}

/** The model server as a function scores as it does in a job. */
export async function scoreInLambda(state: State, image: string, trained: Trained): Promise<void> {
  const channels = batchChannels(trained, { source: '/mnt/input/data/source/iris.csv', output: OUTPUT });
  const folder = layOutMlFolder(path.join(state.scratch, 'batch-lambda'), channels, USER);
  const addressOf = (channel: string) => `/mnt/input/data/${channel}`;
  await invoke(state, { image, name: 'flowi-test-batch-lambda', folder, channels: ['job', 'model'], addressOf });
  checkScores(path.join(folder, 'output/data'));
}

async function invoke(state: State, { image, name, folder, channels, addressOf }: Call): Promise<void> {
  const addresses = Object.fromEntries(channels.map((channel) => [channel, addressOf(channel)]));
  const event = {
    command: ['lambda'],
    channels: addresses,
    environment: { FLOWI_CHANNELS: JSON.stringify(addresses) },
  };
  const invocation = await startRuntimeInterface(event);
  const container = startContainer(state, {
    image,
    name,
    command: 'lambda',
    user: USER,
    network: 'host',
    volumes: [`${folder}:/mnt`],
    environment: { AWS_LAMBDA_RUNTIME_API: invocation.api, FLOWI_ML_ROOT: '/tmp/ml' },
  });
  const died = container.ended.then(({ code, output }) => {
    throw new Error(`The function ended with ${code}:\n${tail(output)}`);
  });
  try {
    const reply = jobReplySchema.parse(await Promise.race([invocation.reply, died]));
    assert.equal(reply.ok, true, JSON.stringify(reply, null, 2));
  } finally {
    died.catch(() => undefined);
    await removeContainer(state, name);
    invocation.close();
  }
}

/** Lambda's side: hands out one event, takes the answer, and leaves whoever asks again waiting. */
async function startRuntimeInterface(event: unknown): Promise<Invocation> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let handedOut = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.endsWith('/runtime/invocation/next')) {
      if (handedOut) return;
      handedOut = true;
      const headers = {
        'lambda-runtime-aws-request-id': 'request-1',
        'lambda-runtime-deadline-ms': String(Date.now() + 120_000),
        'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:111122223333:function:job',
      };
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(event));
      return;
    }
    const body = await text(request);
    response.writeHead(202).end('{"status":"OK"}');
    if (request.url?.endsWith('/request-1/response')) resolve(JSON.parse(body));
    else reject(new Error(`The function posted ${request.url}: ${body}`));
  };
  const server = createServer((request, response) => void answer(request, response).catch(reject));
  return { api: await listen(server), reply: promise, close: () => close(server) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`The server listens on ${address}`);
  return `127.0.0.1:${address.port}`;
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
