import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_FILES, sampleSchema } from '@flowi/contracts/package';
import { run } from '../command.ts';
import { processOf, removeContainer, startContainer, stopContainer } from '../container.ts';
import { readJson } from '../ml-folder.ts';
import type { State } from '../state.ts';
import type { Call, Reply } from './http-calls.ts';
import type { Trained } from './train.ts';

const NAME = 'flowi-test-serve';

/** `docker run IMAGE serve` on a model that SageMaker unpacked: answers as the trainer says it should, stops when asked. */
export async function serveIris(state: State, image: string, trained: Trained): Promise<void> {
  const ml = path.join(state.scratch, 'serve');
  mkdirSync(path.join(ml, 'model'), { recursive: true });
  await run('tar', ['-xzf', path.join(trained.folder, PACKAGE_FILES.archive), '-C', path.join(ml, 'model')]);

  const server = startContainer(state, {
    image,
    command: 'serve',
    name: NAME,
    volumes: [`${ml}:/opt/ml:ro`],
    environment: { FLOWI_BIND: '127.0.0.1' },
  });
  try {
    await server.line(/"message":"ready"/);
    await checkAnswers(await processOf(state, NAME), trained);
    await stopContainer(state, NAME);
    const { code, output } = await server.ended;
    assert.equal(code, 0, `exit code ${code} after stop\n${output}`);
  } finally {
    await removeContainer(state, NAME);
  }
}

async function checkAnswers(pid: string, { folder }: Trained): Promise<void> {
  const { rows, predictions } = sampleSchema.parse(readJson(folder, PACKAGE_FILES.sample));
  const json = (body: unknown): Call => ({ method: 'POST', path: '/invocations', body: JSON.stringify(body) });
  const unknownColumn = { instances: [{ colour: 'blue' }] };

  const calls = [{ method: 'GET', path: '/ping' }, json({ instances: rows }), json(unknownColumn)];
  const [ping, answered, refused] = await callInside(pid, calls);

  assert.equal(ping?.status, 200);
  assert.equal(answered?.status, 200, answered?.body);
  assert.deepEqual(labelsOf(answered?.body ?? ''), predictions);
  assert.equal(refused?.status, 422, refused?.body);
}

/** The container has a loopback of its own and no other network: the client has to step inside. */
async function callInside(pid: string, calls: readonly Call[]): Promise<readonly Reply[]> {
  const client = path.join(import.meta.dirname, 'http-calls.ts');
  const options = { input: JSON.stringify(calls), seconds: 30 };
  return JSON.parse(await run('nsenter', ['--net', '--target', pid, 'node', client], options));
}

function labelsOf(body: string): unknown {
  const answer: { predictions: readonly (string | number | { label: string })[] } = JSON.parse(body);
  return answer.predictions.map((one) => (typeof one === 'object' ? one.label : one));
}
