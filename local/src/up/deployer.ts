import { CreateRoleCommand, GetRoleCommand, NoSuchEntityException, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { RoleSessions } from '../credentials/role-sessions.ts';
import type { Clients } from '../substrate/clients.ts';
import { ACCOUNT, type Credentials } from '../substrate/substrate.ts';

const NAME = 'flowi-laptop-deployer';

/**
 * Credentials for the program that deploys the stacks: a role that may do everything, for an hour, so that root stays
 * in this process.
 */
export async function deployerCredentials(root: Clients, roles: RoleSessions): Promise<Credentials> {
  const exists = await root.iam.send(new GetRoleCommand({ RoleName: NAME })).then(
    () => true,
    (problem: unknown) => {
      if (problem instanceof NoSuchEntityException) return false;
      throw problem;
    },
  );
  if (!exists) await makeDeployer(root);
  return roles.of(`arn:aws:iam::${ACCOUNT}:role/${NAME}`, 'deploy');
}

async function makeDeployer({ iam }: Clients): Promise<void> {
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'sts:AssumeRole' };
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  await iam.send(new CreateRoleCommand({ RoleName: NAME, AssumeRolePolicyDocument: document(trust) }));
  const policy = { RoleName: NAME, PolicyName: 'everything', PolicyDocument: document(everything) };
  await iam.send(new PutRolePolicyCommand(policy));
}
