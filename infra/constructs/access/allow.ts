import { Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../acknowledge.ts';

export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Why a resource ends in a wildcard; each such resource is accepted by name on this role only. */
  readonly wildcard?: string;
  /** @default always */
  readonly conditions?: PolicyStatementProps['conditions'];
}

/** Adds one statement to a role. */
export function allow(role: IRole, { actions, resources, wildcard, conditions }: Permission): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions ? { conditions } : {}) }),
  );
  if (wildcard) for (const resource of resources) acknowledgeWildcard(role, resource, wildcard);
}

/** Lets a role hand another role to one service. */
export function allowPassRole(role: IRole, passed: IRole, service: string): void {
  allow(role, {
    actions: ['iam:PassRole'],
    resources: [passed.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': service } },
  });
}

/** Accepts one resource with a wildcard in the policy of a role. */
export function acknowledgeWildcard(role: IRole, resource: string, reason: string): void {
  acknowledge(role, { [`AwsSolutions-IAM5[Resource::${flatten(Stack.of(role).resolve(resource))}]`]: reason });
}

/** Writes a resolved ARN as the rule pack does: references as <Name> or <Name.Attribute>. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[fn, argument] = ['', '']] = Object.entries(value ?? {});
  if (fn === 'Ref') return `<${argument}>`;
  if (fn === 'Fn::GetAtt' && Array.isArray(argument)) return `<${argument.join('.')}>`;
  if (fn === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(flatten).join(argument[0]);
  throw new TypeError(`An ARN is a text, a reference or a join of them, not ${JSON.stringify(value)}`);
}
