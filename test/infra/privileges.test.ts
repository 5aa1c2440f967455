import { describe, expect, test } from 'vitest';
import { type Resource, resources, text } from './testing/stacks.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

function statementsOf(policy: Resource): Statement[] {
  return policy.Properties['PolicyDocument'].Statement;
}

function policies(stage: 'local' | 'dev' | 'prod'): [string, Statement[]][] {
  const all = resources(stage, 'AWS::IAM::Policy');
  return Object.entries(all).map(([id, policy]) => [id, statementsOf(policy)]);
}

/** `action on resource` for each pair in the policy of a role, by a part of the policy's id. */
function rights(stage: 'local' | 'prod', part: string): string[] {
  const found = policies(stage).filter(([id]) => id.includes(part));
  expect(found).toHaveLength(1);
  return found
    .flatMap(([, statements]) => statements)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((on) => `${action} ${text(on)}`)),
    )
    .map((right) =>
      right
        .replace(/arn:(<AWS::Partition>|aws):(\w+):<AWS::Region>:<AWS::AccountId>/, '$2')
        .replace(/[0-9A-F]{8}(\.|>)/g, '$1'),
    )
    .sort();
}

/** Actions that know no narrower resource than *. */
const ON_ANYTHING = [
  /^xray:(Put\w+|GetSampling\w+)$/,
  /^logs:(Create|Get|Update|Delete|List)LogDelivery|logs:ListLogDeliveries|logs:(Put|Describe)ResourcePolic(y|ies)|logs:DescribeLogGroups/,
  /^ecr:GetAuthorizationToken$/,
  /^cloudwatch:PutMetricData$/,
  /^sagemaker:List(Training|Processing)Jobs$/,
  /^sagemaker:List(Models|EndpointConfigs)$/,
];

describe.each(['local', 'prod'] as const)('policies of stage %s', (stage) => {
  test('name their actions', () => {
    const wide = policies(stage).flatMap(([id, statements]) =>
      statements.flatMap(({ Action }) =>
        [Action]
          .flat()
          .filter((action) => action.includes('*'))
          .map((action) => `${id}: ${action}`),
      ),
    );

    expect(wide).toEqual([]);
  });

  test('name their resources, but for actions that know none', () => {
    const onAnything = policies(stage).flatMap(([, statements]) =>
      statements.filter(({ Resource }) => [Resource].flat().includes('*')).flatMap(({ Action }) => Action),
    );

    expect(onAnything.filter((action) => !ON_ANYTHING.some((known) => known.test(action)))).toEqual([]);
  });

  test('let roles be passed to one service each', () => {
    const passes = policies(stage).flatMap(([, statements]) =>
      statements.filter(({ Action }) => [Action].flat().includes('iam:PassRole')),
    );

    expect(passes.length).toBeGreaterThan(0);
    for (const { Action, Condition } of passes) {
      expect(Action).toBe('iam:PassRole');
      expect(Condition).toEqual({
        StringEquals: { 'iam:PassedToService': expect.stringMatching(/^(sagemaker|scheduler)\.amazonaws\.com$/) },
      });
    }
  });

  test('give each function a role of its own', () => {
    const roles = Object.values(resources(stage, 'AWS::Lambda::Function'))
      .filter(({ Properties }) => Properties['PackageType'] !== 'Image')
      .map(({ Properties }) => text(Properties['Role']));

    expect(new Set(roles).size).toBe(roles.length);
  });

  test('come from nowhere but the templates', () => {
    const managed = Object.values(resources(stage, 'AWS::IAM::Role')).flatMap(
      ({ Properties }) => Properties['ManagedPolicyArns'] ?? [],
    );

    expect(managed).toEqual([]);
  });
});

describe('what the laptop cannot enforce', () => {
  test('the step that asks for an approval may end its own task of Train', () => {
    expect(rights('prod', 'MachinesFailTasks')).toEqual(['states:SendTaskFailure <MachinesTrainMachine>']);
    const [policy] = Object.entries(resources('prod', 'AWS::IAM::Policy'))
      .filter(([id]) => id.includes('MachinesFailTasks'))
      .map(([, { Properties }]) => Properties['Roles'].map(text));
    expect(policy).toEqual([expect.stringMatching(/^<StepsRequestApproval/i)]);
  });

  test('Train calls its steps, its job queue and the machines below it', () => {
    const invokes = [
      'PlanRun',
      'CompareRun',
      'RequestApproval',
      'PromoteModel',
      'FinishRun',
      'RecordFailure',
      'Notify',
    ];

    expect(rights('local', 'MachinesTrainMachineRole')).toEqual(
      [
        ...invokes.map((name) => `lambda:InvokeFunction <Steps${name}Function.Arn>`),
        'sqs:SendMessage <JobsQueue.Arn>',
        'states:StartExecution <MachinesDeployApiMachine>',
        'states:StartExecution <MachinesDeployBatchMachine>',
        ...['Describe', 'Stop'].flatMap((verb) =>
          ['DeployApi', 'DeployBatch'].map(
            (name) => `states:${verb}Execution states:execution:<Machines${name}Machine.Name>:*`,
          ),
        ),
        ...['DescribeRule', 'PutRule', 'PutTargets'].map(
          (verb) => `events:${verb} events:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
        ),
      ].sort(),
    );
  });

  test('Train runs SageMaker jobs by the name of the stage, and only as the trainer', () => {
    const jobs = rights('prod', 'MachinesTrainMachineRole').filter((right) =>
      /sagemaker|PassRole|SageMaker/.test(right),
    );

    expect(jobs).toEqual([
      ...['DescribeRule', 'PutRule', 'PutTargets'].map(
        (verb) => `events:${verb} events:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule`,
      ),
      'iam:PassRole <JobRolesTrainer.Arn>',
      ...['AddTags', 'CreateTrainingJob', 'DescribeTrainingJob', 'StopTrainingJob'].map(
        (verb) => `sagemaker:${verb} sagemaker:training-job/flowi-prod-*`,
      ),
    ]);
  });

  test.each([
    [
      'Batch',
      ['PlanBatch', 'CheckDrift', 'FinishBatch', 'RecordFailure', 'Notify'],
      ['sqs:SendMessage <JobsQueue.Arn>'],
    ],
    ['DeployApi', ['DeployEndpoint', 'CheckEndpoint', 'FinishDeployment', 'RecordFailure', 'Notify'], []],
    ['DeployBatch', ['DeployBatchPlan', 'RecordFailure', 'Notify'], []],
    ['DeleteApi', ['DeleteEndpoint', 'CheckEndpoint', 'FinishDeletion', 'RecordFailure', 'Notify'], []],
  ])('%s calls its steps only', (machine, invokes, others) => {
    const expected = [...invokes.map((name) => `lambda:InvokeFunction <Steps${name}Function.Arn>`), ...others].sort();

    expect(rights('local', `Machines${machine}MachineRole`)).toEqual(expected);
  });

  test('schedules send starts and nothing else', () => {
    expect(rights('prod', 'SchedulesRole')).toEqual(['sqs:SendMessage <SchedulesStartsQueue.Arn>']);
  });

  test('schedules of other accounts and groups cannot use the role', () => {
    const [, role] =
      Object.entries(resources('prod', 'AWS::IAM::Role')).find(([id]) => id.includes('SchedulesRole')) ?? [];
    const [trust] = role?.Properties['AssumeRolePolicyDocument'].Statement ?? [];

    expect(trust.Principal).toEqual({ Service: 'scheduler.amazonaws.com' });
    expect(Object.keys(trust.Condition.StringEquals)).toEqual(['aws:SourceAccount', 'aws:SourceArn']);
    expect(text(trust.Condition.StringEquals['aws:SourceArn'])).toMatch(/:schedule-group\/flowi-prod$/);
  });

  test('the timer calls the reconciler and keeps what could not be delivered', () => {
    expect(rights('prod', 'WorkersTimerRole')).toEqual([
      'lambda:InvokeFunction <WorkersReconcileFunction.Arn>',
      'sqs:SendMessage <WorkersFailedCalls.Arn>',
    ]);
  });

  test.each(['local', 'prod'] as const)('in stage %s a timer calls the look at online traffic', (stage) => {
    const [timer] = Object.entries(resources(stage, 'AWS::Scheduler::Schedule')).filter(([id]) =>
      id.includes('WorkersTrafficTimer'),
    );

    expect(timer?.[1].Properties['ScheduleExpression']).toMatch(/^rate\((5|15) minutes\)$/);
    expect(rights(stage, 'WorkersTrafficTimerRole')).toEqual([
      'lambda:InvokeFunction <WorkersCheckTrafficFunction.Arn>',
      'sqs:SendMessage <WorkersFailedCalls.Arn>',
    ]);
  });
});

describe('roles of containers', () => {
  test('the trainer reads datasets and keeps to runs', () => {
    const storage = rights('local', 'JobRolesTrainer').filter(
      (right) => right.startsWith('s3:') && !right.includes('ListBucket'),
    );

    expect(new Set(storage.map((right) => right.replace(/<[^>]*>/, '')))).toEqual(
      new Set([
        's3:GetObject /projects/*/datasets/*',
        's3:GetObject /projects/*/runs/*',
        's3:PutObject /projects/*/runs/*',
        's3:AbortMultipartUpload /projects/*/runs/*',
        's3:ListMultipartUploadParts /projects/*/runs/*',
      ]),
    );
  });

  test('endpoints read packages and write window counts', () => {
    const writes = rights('local', 'EndpointsRole').filter((right) => right.startsWith('s3:PutObject'));
    const reads = rights('local', 'EndpointsRole').filter((right) => right.startsWith('s3:GetObject'));

    expect(writes.map((right) => right.replace(/<[^>]*>/, ''))).toEqual(['s3:PutObject /projects/*/windows/*']);
    expect(reads.map((right) => right.replace(/<[^>]*>/, ''))).toEqual(['s3:GetObject /projects/*/runs/*']);
  });
});
