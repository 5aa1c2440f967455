import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PYTHON, REPOSITORY } from '../base/paths.ts';
import { until } from '../base/wait.ts';
import { logTail, type RunningProcess, type Supervisor } from '../processes/supervisor.ts';

export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

const START_LIMIT_MS = 30_000;
// The launcher gives up by itself after 8 s; state not saved by then is lost.
const STOP_GRACE_MS = 10_000;

/** What the substrate is started with. */
export interface SubstrateSpec {
  port: number;
  /** Folder of its state. */
  home: string;
  /** Web origins whose pages may talk to it. */
  origins: readonly string[];
  /** Start of its environment, which every Lambda process inherits. */
  environment: Readonly<Record<string, string>>;
  /** Variables added for Lambda processes: where the stand-ins listen. */
  lambdaEnvironment: Readonly<Record<string, string>>;
}

/** Keys of one AWS identity. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** A running substrate. */
export interface Substrate {
  endpoint: string;
  /** Root of this start only; stays in this process. Children get the credentials of a role. */
  root: Credentials;
  /** Opens the launcher's own routes. */
  controlToken: string;
  process: RunningProcess;
  /** Saves and ends it. */
  stop: () => Promise<void>;
}

const newSecret = () => randomBytes(30).toString('base64url');

/** Start the substrate and wait until it answers. Throws with the end of its log when it does not. */
export async function startSubstrate(spec: SubstrateSpec, supervisor: Supervisor): Promise<Substrate> {
  const root = { accessKeyId: 'test', secretAccessKey: newSecret() };
  const controlToken = newSecret();
  const settings = {
    port: spec.port,
    home: spec.home,
    region: REGION,
    account: ACCOUNT,
    root_secret: root.secretAccessKey,
    control_token: controlToken,
    origins: spec.origins,
    child_environment: spec.lambdaEnvironment,
  };
  const child = await supervisor.start({
    name: 'substrate',
    command: PYTHON,
    args: [join(REPOSITORY, 'local', 'substrate', 'launcher.py')],
    env: spec.environment,
    input: JSON.stringify(settings),
  });
  const endpoint = `http://127.0.0.1:${spec.port}`;
  await untilHealthy(endpoint, child);
  return {
    endpoint,
    root,
    controlToken,
    process: child,
    stop: async () => void (await child.stop(STOP_GRACE_MS)),
  };
}

async function untilHealthy(endpoint: string, child: RunningProcess): Promise<void> {
  await until(
    async () => {
      const end = child.end();
      if (end !== null) throw new Error(`The substrate ended with code ${end.code}:\n${logTail(child)}`);
      const reply = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
      await reply?.body?.cancel();
      return reply?.ok || undefined;
    },
    { limitMs: START_LIMIT_MS, onTimeout: () => `The substrate did not answer in time:\n${logTail(child)}` },
  );
}
