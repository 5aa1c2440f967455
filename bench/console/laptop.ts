import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Instance } from '@flowi/local';
import { openTable } from '../../lambdas/adapters/dynamodb/repositories.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the process of the instance tells. */
interface Access {
  readonly instance: Instance;
  /** Credentials of the role that deployed it. */
  readonly administrator: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** Flowi in another process, with what is behind it. */
export interface Laptop {
  /** Address of console and API. */
  readonly url: string;
  /** Process that all of it runs under. */
  readonly pid: number;
  /** What Flowi keeps in its table. */
  readonly table: ReturnType<typeof openTable>;
  readonly s3: S3Client;
  /** Where runs write. */
  readonly modelsBucket: string;
  /** Runs a `flowi` command and gives what it printed. */
  readonly flowi: (...args: string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts Flowi with an empty state folder, which goes when it stops. */
export async function startLaptop(): Promise<Laptop> {
  const home = mkdtempSync(join(tmpdir(), 'flowi-bench-'));
  const child = fork(join(import.meta.dirname, 'laptop-process.ts'), [home], {
    execPath: 'node',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let told = '';
  child.stderr?.on('data', (part) => {
    told += part;
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`Flowi ended before it was up:\n${told}`);
  });
  const [access]: Access[] = await Promise.race([once(child, 'message'), ended]);
  if (access === undefined || child.pid === undefined) throw new Error('Flowi is up and has not said where.');
  const { instance, administrator } = access;
  ended.catch(() => undefined);
  const config = { region: instance.region, endpoint: instance.substrateUrl, credentials: administrator };
  const dynamodb = new DynamoDBClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return {
    url: instance.gatewayUrl,
    pid: child.pid,
    table: openTable(theOne(TableNames, /registry/i), dynamodb),
    s3,
    modelsBucket: theOne(
      Buckets.map(({ Name = '' }) => Name),
      /models/i,
    ),
    flowi: async (...args) => {
      const command = [join(ROOT, 'cli/bin/flowi.mjs'), '--json', ...args];
      const env = { ...process.env, FLOWI_HOME: home };
      return (await promisify(execFile)('node', command, { cwd: ROOT, env, maxBuffer: 2 ** 24 })).stdout;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function theOne(names: readonly string[], pattern: RegExp): string {
  const found = names.find((name) => pattern.test(name));
  if (found === undefined) throw new Error(`None of ${names.join(', ')} is like ${pattern}.`);
  return found;
}
