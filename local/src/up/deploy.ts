import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../base/files.ts';
import { REPOSITORY } from '../base/paths.ts';
import { logTail, type Supervisor } from '../processes/supervisor.ts';
import type { Clients } from '../substrate/clients.ts';
import { ACCOUNT, type Credentials, REGION } from '../substrate/substrate.ts';
import { type Outputs, outputsSchema, readDeployed, writeDeployed } from './deployed.ts';
import { sourceDigest } from './source-digest.ts';

/** A CDK app and the files, from the root of the repository, that decide what it makes. */
export interface CdkApp {
  command: string;
  sources: readonly string[];
}

/** The app that cdk.json names. */
export const FLOWI_APP: CdkApp = {
  command: 'node infra/bin/flowi.ts',
  sources: ['contracts', 'infra', 'lambdas', 'cdk.json', 'package-lock.json'],
};

/** What a deployment needs. */
export interface DeploySpec {
  supervisor: Supervisor;
  root: Clients;
  endpoint: string;
  /** Of the role that deploys. */
  credentials: () => Promise<Credentials>;
  environment: Readonly<Record<string, string>>;
  /** Folder for the synthesized app and its outputs. */
  folder: string;
  /** Context values of the app: where the stand-ins and the tracker are. */
  settings: Readonly<Record<string, string>>;
  app: CdkApp;
  progress: (line: string) => void;
}

const stackOutputsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const QUIET = ['--no-notices', '--no-version-reporting', '--ci'];

/** Deploy the stacks of stage `local` with the CDK, unless what is deployed was made from the same sources. */
export async function deploy(spec: DeploySpec): Promise<Outputs> {
  const digest = sourceDigest(REPOSITORY, spec.app.sources, { ...spec.settings, app: spec.app.command });
  const deployed = await readDeployed(spec.root.ssm);
  if (deployed?.digest === digest) {
    spec.progress('stacks are up to date');
    return deployed.outputs;
  }
  spec.progress(deployed === null ? 'deploying the stacks (first start)' : 'deploying the stacks (sources changed)');
  const outputs = await deployStacks(spec);
  await writeDeployed(spec.root.ssm, { digest, outputs });
  return outputs;
}

async function deployStacks(spec: DeploySpec): Promise<Outputs> {
  mkdirSync(spec.folder, { recursive: true, mode: 0o700 });
  const app = join(spec.folder, 'cdk.out');
  const file = join(spec.folder, 'outputs.json');
  const context = Object.entries(spec.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const environment = await cdkEnvironment(spec);
  const run = (name: string, args: string[], cwd = REPOSITORY) => cdk(spec, { name, args, cwd, env: environment });
  await Promise.all([
    // Away from cdk.json, since the command would run the app that it names.
    run('cdk-bootstrap', ['bootstrap', `aws://${ACCOUNT}/${REGION}`], spec.folder),
    run('cdk-synth', ['synth', '--quiet', '--output', app, '-c', 'stage=local', ...context, '--app', spec.app.command]),
  ]);
  await run('cdk-deploy', [
    'deploy',
    '--all',
    '--app',
    app,
    '--require-approval',
    'never',
    '--method',
    'direct',
    '--outputs-file',
    file,
  ]);
  const stacks = readJson(file, stackOutputsSchema);
  const parsed = outputsSchema.safeParse(Object.assign({}, ...Object.values(stacks ?? {})));
  if (!parsed.success) throw new Error(`The deployed stacks lack outputs: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function cdkEnvironment(spec: DeploySpec): Promise<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken = '' } = await spec.credentials();
  return {
    ...spec.environment,
    AWS_ENDPOINT_URL: spec.endpoint,
    AWS_ENDPOINT_URL_S3: spec.endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // By itself the command keeps what Node compiled in the temporary folder, and leaves it there.
    NODE_COMPILE_CACHE: join(REPOSITORY, 'node_modules', '.cache', 'node-compile'),
  };
}

interface CdkCommand {
  name: string;
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
}

async function cdk({ supervisor }: DeploySpec, { name, args, cwd, env }: CdkCommand): Promise<void> {
  const child = await supervisor.start({ name, command: 'cdk', args: [...args, ...QUIET], env, cwd });
  const { code, signal } = await child.ended;
  if (code !== 0) throw new Error(`cdk ${args[0]} ended with ${signal ?? `code ${code}`}:\n${logTail(child, 40)}`);
}
