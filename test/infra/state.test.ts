import { describe, expect, test } from 'vitest';
import { resources, synthesized } from './testing/stacks.ts';

/** Renaming one of these replaces it, and what it holds is lost. */
const LOGICAL_IDS = {
  'AWS::DynamoDB::GlobalTable': ['state/RegistryTableDB777839'],
  'AWS::S3::Bucket': [
    'state/AccessLogs8B620ECA',
    'state/DataBucketE6B0FAA8',
    'state/ModelsBucket970C6ADA',
    'web/WebConsole5C9CFFDC',
  ],
  'AWS::Cognito::UserPool': ['state/UsersPoolBFC35D3B'],
};

describe('what holds data', () => {
  test.each(Object.entries(LOGICAL_IDS))('%s keeps its logical ids', (type, ids) => {
    expect(Object.keys(resources('prod', type)).sort()).toEqual(ids);
  });

  test('takes a changed e-mail address of a person only once it is confirmed', () => {
    const [pool] = Object.values(resources('prod', 'AWS::Cognito::UserPool'));

    expect(pool?.Properties).toMatchObject({
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  test.each(['dev', 'prod'] as const)('outlives its stack in stage %s', (stage) => {
    const kept = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool']
      .flatMap((type) => Object.entries(resources(stage, type)))
      .filter(([id]) => id.startsWith('state/'));

    expect(kept).toHaveLength(5);
    for (const [id, resource] of kept) {
      expect(resource.DeletionPolicy, id).toBe('Retain');
      expect(resource.UpdateReplacePolicy, id).toBe('Retain');
    }
    expect(synthesized(stage).stacks.find(({ stackName }) => stackName.endsWith('-state'))?.terminationProtection).toBe(
      true,
    );
  });

  test('goes with the laptop', () => {
    const all = Object.values(resources('local', 'AWS::S3::Bucket'));

    expect(all.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Delete', 'Delete']);
    expect(Object.keys(resources('local', 'Custom::S3AutoDeleteObjects'))).toEqual([]);
  });

  test('can be restored to any second of the last weeks, and cannot be deleted by accident', () => {
    const [table] = Object.values(resources('prod', 'AWS::DynamoDB::GlobalTable'));

    expect(table?.Properties['Replicas'][0]).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
  });

  test.each(LOGICAL_IDS['AWS::S3::Bucket'])('bucket %s is private', (id) => {
    const bucket = resources('prod', 'AWS::S3::Bucket')[id];

    expect(bucket?.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });
});

describe.each(['local', 'prod'] as const)('queues of stage %s', (stage) => {
  test('have dead letters, or are some', () => {
    const queues = Object.entries(resources(stage, 'AWS::SQS::Queue'));
    const deadLetters = new Set(
      queues.map(([, queue]) => queue.Properties['RedrivePolicy']?.deadLetterTargetArn['Fn::GetAtt'][0]),
    );
    const failedCalls = Object.values(resources(stage, 'AWS::Lambda::Function')).map(
      ({ Properties }) => Properties['DeadLetterConfig']?.TargetArn['Fn::GetAtt'][0],
    );

    const without = queues
      .filter(([, queue]) => !queue.Properties['RedrivePolicy'])
      .map(([id]) => id.replace(/^\w+\//, ''))
      .filter((id) => !deadLetters.has(id) && !failedCalls.includes(id));

    expect(queues.length).toBeGreaterThanOrEqual(3);
    expect(without).toEqual([]);
  });
});
