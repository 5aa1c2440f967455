import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { type JobReply, jobInvocationSchema } from '@flowi/contracts/events';
import * as z from 'zod';
import { batch } from './batch/batch.ts';
import type { Environment } from './env.ts';
import { createStore } from './storage/create-store.ts';

/** Answers Lambda's runtime interface: each invocation is a batch job on the channels of its event. Ends only with the process. */
export async function runLambda(environment: Environment, runtimeApi: string): Promise<never> {
  for (;;) {
    const { id, event } = await nextInvocation(runtimeApi);
    const reply = await answer(environment, event);
    await call(runtimeApi, 'POST', `invocation/${id}/response`, JSON.stringify(reply));
  }
}

async function answer(environment: Environment, event: string): Promise<JobReply> {
  const parsed = jobInvocationSchema.safeParse(JSON.parse(event));
  if (!parsed.success) {
    const message = `The event cannot be used: ${z.prettifyError(parsed.error)}`;
    return { ok: false, code: 'invalid_request', message, logTail: [], fix: null };
  }
  // An invocation before this one may have left its files, and a later one must not pay for these.
  const clear = () => rm(environment.FLOWI_ML_ROOT, { recursive: true, force: true });
  await clear();
  try {
    const settings = { ...environment, FLOWI_CHANNELS: parsed.data.channels };
    return await batch({
      environment: settings,
      store: createStore(environment),
      write: (line) => process.stderr.write(line),
    });
  } finally {
    await clear();
  }
}

async function nextInvocation(runtimeApi: string): Promise<{ id: string; event: string }> {
  const { headers, body } = await call(runtimeApi, 'GET', 'invocation/next');
  return { id: String(headers['lambda-runtime-aws-request-id']), event: body };
}

/** A request without a time limit: the next invocation may be hours away, and the process is frozen meanwhile. */
function call(
  runtimeApi: string,
  method: 'GET' | 'POST',
  path: string,
  body = '',
): Promise<{ headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`http://${runtimeApi}/2018-06-01/runtime/${path}`, { method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
