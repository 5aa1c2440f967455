import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '@flowi/contracts/errors';
import { withoutAws } from '../../base/env.ts';
import { freePort } from '../../base/ports.ts';
import { until } from '../../base/wait.ts';
import type { CredentialsEndpoint } from '../../credentials/credentials-endpoint.ts';
import type { RoleSessions } from '../../credentials/role-sessions.ts';
import { logTail, type RunningProcess, type Supervisor } from '../../processes/supervisor.ts';
import { makeClients } from '../../substrate/clients.ts';
import { REGION } from '../../substrate/substrate.ts';
import { downloadPackage } from './package-download.ts';
import type { ModelRecord } from './records.ts';

/** How the model server is run; given by who composes laptop mode, so that tests may serve something small. */
export type ServeCommand = (
  root: string,
  port: number,
) => { command: string; args: string[]; env: Record<string, string> };

/** What a launcher needs from the instance around it. */
export interface ServerSurroundings {
  supervisor: Supervisor;
  roles: RoleSessions;
  credentials: CredentialsEndpoint;
  substrateEndpoint: string;
  environment: Readonly<Record<string, string>>;
  folder: string;
  serve: ServeCommand;
  startLimitMs: number;
}

/** A model server that answered its first ping. */
export interface ModelServer {
  url: string;
  process: RunningProcess;
  stop: () => Promise<void>;
}

let launches = 0;

/** Fetch a model's package as its role, start a server on it and wait for its ping. Throws with the reason. */
export async function launchServer(
  around: ServerSurroundings,
  endpointName: string,
  model: ModelRecord,
): Promise<ModelServer> {
  launches += 1;
  const root = join(around.folder, `${endpointName}-${process.pid}-${launches}`);
  const provide = () => around.roles.of(model.ExecutionRoleArn, endpointName);
  const grant = around.credentials.grant(provide);
  const release = async () => {
    grant.revoke();
    await rm(root, { recursive: true, force: true });
  };
  try {
    const clients = makeClients({ endpoint: around.substrateEndpoint, credentials: provide });
    const { ModelDataUrl: archive } = model.PrimaryContainer;
    await downloadPackage(clients.s3, archive, join(root, 'model')).finally(clients.destroy);
    const port = await freePort();
    const { command, args, env } = around.serve(root, port);
    const child = await around.supervisor.start({
      name: `endpoint-${endpointName}`,
      command,
      args,
      env: {
        ...around.environment,
        AWS_ENDPOINT_URL: around.substrateEndpoint,
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        ...withoutAws(model.PrimaryContainer.Environment ?? {}),
        ...env,
        ...grant.environment,
      },
    });
    void child.ended.then(release);
    const url = `http://127.0.0.1:${port}`;
    await untilPing(url, child, around.startLimitMs);
    return { url, process: child, stop: async () => void (await child.stop(10_000)) };
  } catch (problem) {
    await release();
    throw problem;
  }
}

async function untilPing(url: string, child: RunningProcess, limitMs: number): Promise<void> {
  try {
    await until(
      async () => {
        const end = child.end();
        if (end !== null) throw new Error(`The server ended with ${end.signal ?? `code ${end.code}`}`);
        const reply = await fetch(`${url}/ping`).catch(() => undefined);
        await reply?.body?.cancel();
        return reply?.status === 200 || undefined;
      },
      { limitMs, everyMs: 25, onTimeout: () => `The server did not answer /ping within ${limitMs / 1000} s` },
    );
  } catch (problem) {
    await child.stop(0);
    throw new Error(`${messageOf(problem)}\n${logTail(child)}`, { cause: problem });
  }
}
