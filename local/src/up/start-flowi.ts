import { join } from 'node:path';
import { childEnvironment, readEnv } from '../base/env.ts';
import { closeServer, listenOnLoopback } from '../base/http-server.ts';
import { prepareHome, REPOSITORY, toolPath } from '../base/paths.ts';
import { RoleSessions } from '../credentials/role-sessions.ts';
import { makeGateway } from '../gateway/gateway.ts';
import { releaseOwnership, takeOwnership } from '../processes/instance-lock.ts';
import { ProcessTable } from '../processes/process-table.ts';
import { Supervisor } from '../processes/supervisor.ts';
import { type Clients, makeClients } from '../substrate/clients.ts';
import { type Credentials, REGION, type Substrate, startSubstrate } from '../substrate/substrate.ts';
import { AlreadyRunningError } from './already-running-error.ts';
import { choosePorts } from './choose-ports.ts';
import { Closing } from './closing.ts';
import { buildConsole } from './console.ts';
import { type CdkApp, deploy, FLOWI_APP } from './deploy.ts';
import type { Outputs } from './deployed.ts';
import { deployerCredentials } from './deployer.ts';
import { type Instance, type Ports, readInstance, writeInstance } from './instance.ts';
import { openLaptopSession } from './laptop-session.ts';
import { ensureUser, type LaptopUser } from './laptop-user.ts';
import { reconcile } from './reconcile.ts';
import { startServices } from './services.ts';
import { startTracker } from './tracker.ts';

const DEFAULT_PORT = 4600;

export interface StartOptions {
  /** State folder. @default FLOWI_HOME, else .flowi in the repository */
  home?: string;
  /** Port of the gateway; 0 = any free one. @default FLOWI_PORT, else 4600 */
  port?: number;
  /** Managed jobs at a time. @default 1 */
  concurrency?: number;
  /** What is deployed. @default Flowi itself */
  app?: CdkApp;
  /** Told what is being done, one short line a step. */
  progress?: (line: string) => void;
}

/** A running instance. */
export interface Flowi {
  instance: Instance;
  /** Credentials of the role that deployed it and may do everything; for tools of this very process. */
  administrator: () => Promise<Credentials>;
  /** Ends everything and keeps all state. */
  stop: () => Promise<void>;
  /** Ends all child processes at once; for the last moment of the process. */
  kill: () => void;
}

/**
 * Start Flowi on this machine: the substrate, the stacks of stage `local`, what the substrate lacks, and the gateway.
 *
 * @throws AlreadyRunningError when the state folder is in use; Error with the end of the log of what did not start
 */
export async function startFlowi(options: StartOptions = {}): Promise<Flowi> {
  const env = readEnv();
  const layout = prepareHome(options.home ?? env.FLOWI_HOME ?? join(REPOSITORY, '.flowi'));
  const progress = options.progress ?? (() => undefined);
  const owner = takeOwnership(layout.run);
  if (owner !== null) throw new AlreadyRunningError(layout.home, owner.pid, readInstance(layout.instanceFile));
  const closing = new Closing();
  closing.add('ownership', () => releaseOwnership(layout.run));
  try {
    const table = new ProcessTable(layout.run);
    const orphans = table.endOrphans();
    if (orphans.length > 0) progress(`ended what an earlier start left: ${orphans.join(', ')}`);
    const supervisor = new Supervisor(layout.logs, table);
    closing.add('processes', () => supervisor.stopAll());
    const ports = await choosePorts(layout.run, options.port ?? env.FLOWI_PORT ?? DEFAULT_PORT);
    const environment = { ...childEnvironment(env), PATH: toolPath(env.PATH) };
    const up = await bringUp({
      layout,
      supervisor,
      ports,
      environment,
      progress,
      closing,
      concurrency: options.concurrency ?? 1,
      app: options.app ?? FLOWI_APP,
    });
    return { ...up, stop: () => end(closing, progress), kill: () => supervisor.killAll() };
  } catch (problem) {
    await end(closing, progress);
    throw problem;
  }
}

interface BringUp {
  layout: ReturnType<typeof prepareHome>;
  supervisor: Supervisor;
  ports: Ports;
  environment: Record<string, string>;
  progress: (line: string) => void;
  closing: Closing;
  concurrency: number;
  app: CdkApp;
}

async function bringUp(spec: BringUp): Promise<Pick<Flowi, 'instance' | 'administrator'>> {
  const { layout, supervisor, ports, environment, progress, closing } = spec;
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`;
  const tracker = startTracker({ supervisor, port: ports.mlflow, folder: layout.mlflow, environment, log: progress });
  closing.add('tracker', () => tracker.stop());
  const built = buildConsole({ supervisor, environment, progress });
  progress('starting the substrate');
  const substrate = await openSubstrate(spec, gatewayUrl);
  const root = makeClients({ endpoint: substrate.endpoint, credentials: substrate.root });
  closing.add('clients', () => root.destroy());
  const roles = new RoleSessions(root.sts);
  const standInsUrl = `http://127.0.0.1:${ports.standIns}`;
  const administrator = () => deployerCredentials(root, roles);
  const outputs = await deploy({
    supervisor,
    root,
    endpoint: substrate.endpoint,
    credentials: administrator,
    environment,
    folder: join(layout.home, 'deploy'),
    settings: { sagemakerUrl: standInsUrl, schedulerUrl: standInsUrl, trackingUri: `${gatewayUrl}/mlflow` },
    progress,
    app: spec.app,
  });
  const { concurrency } = spec;
  const common = { layout, supervisor, substrate, root, roles, environment, concurrency, log: progress, closing };
  await startServices({ ...common, standInsPort: ports.standIns, jobQueueUrl: outputs.JobQueueUrl });
  const user = await ensureUser(root.cognito, outputs.UserPoolId, layout.run);
  await Promise.all([repair(root, outputs, progress), built]);
  const instance = describe(spec, substrate, outputs, user, gatewayUrl);
  const gateway = makeGateway({
    port: ports.gateway,
    api: { port: ports.substrate, apiId: outputs.ApiId },
    mlflowPort: tracker.port,
    console: join(REPOSITORY, 'web', 'dist'),
    config: consoleConfig(instance),
    session: () => openLaptopSession(root.cognito, outputs.CliClientId, user),
    log: progress,
  });
  await listenOnLoopback(gateway, ports.gateway);
  closing.add('gateway', () => closeServer(gateway));
  writeInstance(layout.instanceFile, instance);
  progress(`Flowi is up at ${gatewayUrl}`);
  return { instance, administrator };
}

async function openSubstrate(spec: BringUp, gatewayUrl: string): Promise<Substrate> {
  const { layout, supervisor, ports, environment, closing } = spec;
  const standIns = `http://127.0.0.1:${ports.standIns}`;
  const substrate = await startSubstrate(
    {
      port: ports.substrate,
      home: layout.substrate,
      origins: [gatewayUrl, gatewayUrl.replace('127.0.0.1', 'localhost')],
      environment,
      lambdaEnvironment: {
        AWS_ENDPOINT_URL_SAGEMAKER: standIns,
        AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: standIns,
        AWS_ENDPOINT_URL_SCHEDULER: standIns,
      },
    },
    supervisor,
  );
  closing.add('substrate', () => substrate.stop());
  return substrate;
}

async function repair(root: Clients, outputs: Outputs, progress: (line: string) => void): Promise<void> {
  if (outputs.ReconcileFunction === undefined) return;
  // What cannot be repaired now is tried again by the timer of the stack; it must not keep Flowi down.
  await reconcile(root.lambda, outputs.ReconcileFunction).catch((problem: Error) => progress(problem.message));
}

function describe(
  spec: BringUp,
  substrate: Substrate,
  outputs: Outputs,
  user: LaptopUser,
  gatewayUrl: string,
): Instance {
  return {
    pid: process.pid,
    startedAt: new Date().toISOString(),
    home: spec.layout.home,
    gatewayUrl,
    region: REGION,
    apiId: outputs.ApiId,
    userPoolId: outputs.UserPoolId,
    webClientId: outputs.WebClientId,
    substrateUrl: substrate.endpoint,
    standInsUrl: `http://127.0.0.1:${spec.ports.standIns}`,
    cognito: { endpoint: `${gatewayUrl}/sign-in`, clientId: outputs.CliClientId, ...user },
    ports: spec.ports,
  };
}

/** What the console needs to know; nothing in it is secret. */
function consoleConfig({ region, userPoolId, webClientId, substrateUrl }: Instance): object {
  return {
    stage: 'local',
    apiUrl: '/api',
    signIn: { mode: 'laptop' },
    mlflowUrl: '/mlflow/',
    region,
    userPoolId,
    userPoolClientId: webClientId,
    signInUrl: '/sign-in',
    /** Presigned addresses begin with the first; the page asks for them at the second. */
    storage: { address: substrateUrl, path: '/storage' },
  };
}

async function end(closing: Closing, progress: (line: string) => void): Promise<void> {
  for (const problem of await closing.run()) progress(`while stopping: ${problem}`);
}
