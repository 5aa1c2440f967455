import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { childEnvironment, readEnv } from '../base/env.ts';
import { type HomeLayout, prepareHome, toolPath } from '../base/paths.ts';
import { freePort } from '../base/ports.ts';
import { CredentialsEndpoint } from '../credentials/credentials-endpoint.ts';
import { RoleSessions } from '../credentials/role-sessions.ts';
import { ProcessTable } from '../processes/process-table.ts';
import { Supervisor } from '../processes/supervisor.ts';
import { type Clients, makeClients } from '../substrate/clients.ts';
import { type Credentials, type Substrate, startSubstrate } from '../substrate/substrate.ts';

/** A real substrate with roles and processes around it, in a temporary folder; for integration tests. */
export interface TestInstance {
  layout: HomeLayout;
  supervisor: Supervisor;
  substrate: Substrate;
  root: Clients;
  roles: RoleSessions;
  credentials: CredentialsEndpoint;
  environment: Record<string, string>;
  /** Make a role that the given services may take on, with one inline policy. Returns its ARN. */
  makeRole: (name: string, statements: readonly object[]) => Promise<string>;
  credentialsOf: (roleArn: string) => Promise<Credentials>;
  stop: () => Promise<void>;
}

/** Start one. */
export async function startTestInstance(lambdaEnvironment: Record<string, string> = {}): Promise<TestInstance> {
  const home = mkdtempSync(join(tmpdir(), 'flowi-local-'));
  const layout = prepareHome(home);
  const supervisor = new Supervisor(layout.logs, new ProcessTable(layout.run));
  const env = readEnv();
  const environment = { ...childEnvironment(env), PATH: toolPath(env.PATH) };
  const port = await freePort();
  const spec = { port, home: layout.substrate, origins: [], environment, lambdaEnvironment };
  const substrate = await startSubstrate(spec, supervisor);
  const root = makeClients({ endpoint: substrate.endpoint, credentials: substrate.root });
  const credentials = new CredentialsEndpoint();
  await credentials.start();
  const roles = new RoleSessions(root.sts);
  return {
    layout,
    supervisor,
    substrate,
    root,
    roles,
    credentials,
    environment,
    makeRole: (name, statements) => makeRole(root, name, statements),
    credentialsOf: (roleArn) => roles.of(roleArn, 'test'),
    stop: async () => {
      root.destroy();
      await credentials.stop();
      await supervisor.stopAll(2_000);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function makeRole(root: Clients, name: string, statements: readonly object[]): Promise<string> {
  const principals = { Service: ['sagemaker.amazonaws.com', 'lambda.amazonaws.com', 'scheduler.amazonaws.com'] };
  const trust = { Effect: 'Allow', Principal: principals, Action: 'sts:AssumeRole' };
  const document = (content: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: content });
  const made = await root.iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document([trust]) }),
  );
  if (statements.length > 0) {
    const policy = { RoleName: name, PolicyName: 'inline', PolicyDocument: document(statements) };
    await root.iam.send(new PutRolePolicyCommand(policy));
  }
  return made.Role?.Arn ?? '';
}
