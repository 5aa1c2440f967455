import { onTestFinished } from 'vitest';
import { type ModelServer, type ServeOptions, serve } from '../serve.ts';
import { createFolderStore } from '../storage/folder-store.ts';
import { type FixtureName, type RawRow, recordingLog, serverEnvironment } from './fixtures.ts';

/** A row that the classifier answers. */
export const GOOD: RawRow = { petal_length: 1.4, petal_width: 0.2, wild: true, origin: 'br-south' };

type Body = string | Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

export interface Answer {
  predictions: { label: string; value: number; scores: Record<string, number> }[];
}
export interface InferAnswer {
  outputs: { name: string; data: unknown[]; parameters: { binary_data_size: number } }[];
}
export interface ProblemAnswer {
  code: string;
  detail: string;
  error: string;
  errors: { given: string; allowed: string }[];
}

interface Running {
  readonly server: ModelServer;
  readonly url: string;
  post(path: string, body: Body, headers?: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown): Promise<Response>;
}

/** A real server on a free port, stopped when the test ends. */
export async function start(
  name: FixtureName = 'classifier',
  settings: Record<string, string> = {},
  clock: Pick<ServeOptions, 'now'> = {},
): Promise<Running> {
  const server = await serve({
    environment: await serverEnvironment(name, settings),
    store: createFolderStore(),
    log: recordingLog(),
    ...clock,
  });
  onTestFinished(async () => {
    await server.stop();
  });
  const url = `http://127.0.0.1:${server.address.port}`;
  const post = (path: string, body: Body, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', body, headers });
  const json = { 'content-type': 'application/json' };
  return { server, url, post, postJson: (path, body) => post(path, JSON.stringify(body), json) };
}

export const read = async <T>(response: Response): Promise<T> => JSON.parse(await response.text());
export const labelsOf = async (response: Response) =>
  (await read<Answer>(response)).predictions.map(({ label }) => label);
