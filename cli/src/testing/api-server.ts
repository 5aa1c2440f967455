import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import { createProgram } from '../program.ts';

/** What a request to the API looked like. */
export interface SeenRequest {
  method: string;
  path: string;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  body: unknown;
}

export type Answer = { status: number; body?: unknown };
export type Answers = Record<string, Answer | ((request: SeenRequest) => Answer)>;

/** A laptop instance whose API gives prepared answers by `METHOD /path`, over real HTTP. */
async function startInstance(answers: Answers) {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const one = await readRequest(request);
    seen.push(one);
    const known = answers[`${one.method} ${one.path.split('?')[0]}`];
    const answer =
      typeof known === 'function' ? known(one) : (known ?? problem('not_found', 404, `nothing at ${one.path}`));
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The test server has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  const home = await mkdtemp(join(tmpdir(), 'flowi-cli-'));
  const instance = {
    pid: process.pid,
    startedAt: new Date(0).toISOString(),
    home,
    gatewayUrl: url,
    region: 'us-east-1',
    apiId: 'api',
    userPoolId: 'pool',
    webClientId: 'web',
    substrateUrl: url,
    standInsUrl: url,
    cognito: { endpoint: `${url}/cognito`, clientId: 'client', username: 'you', password: 'secret' },
    ports: { gateway: 1, substrate: 2, standIns: 3, mlflow: 4 },
  };
  await writeFile(join(home, 'instance.json'), JSON.stringify(instance));
  const stop = async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(home, { recursive: true, force: true });
  };
  return { home, url, seen, stop };
}

/** The laptop instance that the commands of a test find; it goes with the test. */
export async function instance(answers: Answers) {
  const started = await startInstance({ ...SIGN_IN, ...answers });
  vi.stubEnv('FLOWI_HOME', started.home);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await started.stop();
  });
  return started;
}

/** Tokens as Cognito gives them. */
const SIGN_IN: Answers = {
  'POST /cognito': {
    status: 200,
    body: { AuthenticationResult: { AccessToken: 'token-1', RefreshToken: 'refresh-1', ExpiresIn: 3600 } },
  },
};

export function problem(code: string, status: number, detail: string, more: Record<string, unknown> = {}): Answer {
  return { status, body: { type: `urn:flowi:error:${code}`, title: code, status, code, detail, ...more } };
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization,
    idempotencyKey: request.headers['idempotency-key']?.toString(),
    body: hasBody ? bodyOf(request.headers['content-type'], await text(request)) : undefined,
  };
}

function bodyOf(contentType: string | undefined, content: string): unknown {
  return contentType === 'text/csv' ? content : JSON.parse(content);
}

/** Runs the command and keeps what it printed. A command that fails leaves its error. */
export async function runCommand(...args: string[]): Promise<{ stdout: string; stderr: string; error: unknown }> {
  const stdout = new Kept();
  const stderr = new Kept();
  const error = await createProgram(stdout, stderr)
    .parseAsync(['node', 'flowi', ...args])
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  return { stdout: stdout.text, stderr: stderr.text, error };
}

class Kept extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
