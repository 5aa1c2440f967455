import { DeleteRolePolicyCommand, type IAMClient, ListRolesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { familyOf } from '../../../local/src/processes/family.ts';
import { commandOf, environmentOf } from './processes.ts';

const POLICY = 'refused-for-a-test';

/** Refuses a role some actions from now on. Returns what allows them again. */
export async function refuse(
  iam: IAMClient,
  rolePart: string,
  statement: { Action: string; Resource: string },
): Promise<() => Promise<void>> {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const role = Roles.find(({ RoleName = '' }) => RoleName.includes(rolePart));
  if (role === undefined) throw new Error(`No role has ${rolePart} in its name.`);
  const policy = { RoleName: role.RoleName, PolicyName: POLICY };
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', ...statement }] };
  await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: JSON.stringify(document) }));
  return async () => void (await iam.send(new DeleteRolePolicyCommand(policy)));
}

/**
 * Holds a function that has answered before: its next call waits. Returns what lets it go on.
 *
 * @param name part of the function's name
 */
export function hold(instancePid: number, name: string): () => void {
  const workers = familyOf(instancePid).filter((pid) => environmentOf(pid)['AWS_LAMBDA_FUNCTION_NAME']?.includes(name));
  if (workers.length === 0) throw new Error(`No process of a function ${name} is there to be held.`);
  for (const pid of workers) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of workers) if (commandOf(pid) !== '(ended)') process.kill(pid, 'SIGCONT');
  };
}
