import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { CreateStateMachineCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../../base/http-server.ts';
import { PYTHON } from '../../base/paths.ts';
import { until } from '../../base/wait.ts';
import { type Credentials, REGION } from '../../substrate/substrate.ts';
import { startTestInstance, type TestInstance } from '../../testing/test-instance.ts';
import { standInServer } from '../server.ts';
import { substrateAuthorizer } from '../wire/authorizer.ts';
import { deliverAsRole } from './deliver.ts';
import { ScheduleEngine } from './engine.ts';
import { ScheduleStore } from './schedule-store.ts';
import { schedulerService } from './service.ts';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:starts';
const PATIENCE = { limitMs: 30_000, everyMs: 20, onTimeout: () => 'nothing arrived' };

let instance: TestInstance;
let engine: ScheduleEngine;
let server: ReturnType<typeof standInServer>;
let url: string;
let keys: Credentials;
let client: SchedulerClient;
let targetRole: string;
let queueUrl: string;

beforeAll(async () => {
  instance = await startTestInstance();
  const { endpoint, controlToken } = instance.substrate;
  const store = new ScheduleStore(instance.layout.schedules);
  engine = new ScheduleEngine({ store, ...deliverAsRole(endpoint, instance.roles) });
  engine.start();
  server = standInServer([schedulerService(store, substrateAuthorizer(endpoint, controlToken))]);
  url = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  const all = { Effect: 'Allow', Action: ['scheduler:*', 'iam:PassRole'], Resource: '*' };
  keys = await instance.credentialsOf(await instance.makeRole('caller', [all]));
  client = new SchedulerClient({ region: REGION, endpoint: url, credentials: keys });
  targetRole = await instance.makeRole('target', [
    { Effect: 'Allow', Action: ['sqs:SendMessage', 'states:StartExecution'], Resource: '*' },
  ]);
  queueUrl = (await instance.root.sqs.send(new CreateQueueCommand({ QueueName: 'starts' }))).QueueUrl ?? '';
});

afterAll(async () => {
  await engine?.stop();
  await closeServer(server);
  await instance?.stop();
});

/** Local time in a zone, two seconds ahead at the least, as at() wants it. */
function soonIn(timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return `at(${format.format(Date.now() + 2000).replace(' ', 'T')})`;
}

const schedule = (Name: string, ScheduleExpression: string, Arn = QUEUE_ARN, RoleArn = targetRole) => ({
  Name,
  ScheduleExpression,
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  Target: { Arn, RoleArn, Input: `{"name":"${Name}","time":"<aws.scheduler.scheduled-time>"}` },
});

async function messageOf(name: string): Promise<{ name: string; time: string }> {
  return until(async () => {
    const reply = await instance.root.sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 1 }));
    return reply.Messages?.map((message) => JSON.parse(message.Body ?? '')).find((body) => body.name === name);
  }, PATIENCE);
}

it('fires a one-time schedule at the local time of its zone, and removes it', async () => {
  const timed = { ...schedule('tokyo', soonIn('Asia/Tokyo')), ScheduleExpressionTimezone: 'Asia/Tokyo' };
  await client.send(new CreateScheduleCommand({ ...timed, ActionAfterCompletion: 'DELETE' }));

  const { time } = await messageOf('tokyo');

  expect(Math.abs(Date.now() - Date.parse(time))).toBeLessThan(60_000);
  await until(() => client.send(new GetScheduleCommand({ Name: 'tokyo' })).then(() => undefined, String), PATIENCE);
});

it('starts a state machine as the role of the schedule', async () => {
  const definition = JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } });
  const { stateMachineArn = '' } = await instance.root.sfn.send(
    new CreateStateMachineCommand({ name: 'machine', roleArn: targetRole, definition }),
  );

  await client.send(new CreateScheduleCommand(schedule('machine', soonIn('UTC'), stateMachineArn)));

  const started = await until(async () => {
    const { executions } = await instance.root.sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    return executions?.[0];
  }, PATIENCE);
  expect(started.status).toMatch(/RUNNING|SUCCEEDED/);
});

it('records why a role without the grant could not start its target', async () => {
  const poor = await instance.makeRole('poor-target', []);
  const given = schedule('refused', soonIn('UTC'), QUEUE_ARN, poor);
  const Target = { ...given.Target, RetryPolicy: { MaximumRetryAttempts: 0 } };
  await client.send(new CreateScheduleCommand({ ...given, Target }));

  const store = () => new ScheduleStore(instance.layout.schedules).find('default', 'refused');
  const miss = await until(() => store()?.misses[0], PATIENCE);

  expect(miss.reason).toMatch(/not authorized|AccessDenied/);
});

it('creates, shows, changes, lists and deletes', async () => {
  const given = { ...schedule('weekly', 'cron(0 6 ? * MON *)'), GroupName: 'flowi', State: 'DISABLED' as const };
  const made = await client.send(new CreateScheduleCommand(given));
  expect(made.ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/flowi/weekly');
  await expect(client.send(new CreateScheduleCommand(given))).rejects.toMatchObject({ name: 'ConflictException' });

  const changed = { ...given, ScheduleExpression: 'rate(3 days)', ScheduleExpressionTimezone: 'Europe/Berlin' };
  await client.send(new UpdateScheduleCommand(changed));

  const shown = await client.send(new GetScheduleCommand({ Name: 'weekly', GroupName: 'flowi' }));
  expect(shown).toMatchObject({
    ScheduleExpression: 'rate(3 days)',
    State: 'DISABLED',
    CreationDate: expect.any(Date),
  });
  const listed = await client.send(new ListSchedulesCommand({ GroupName: 'flowi', NamePrefix: 'week' }));
  expect(listed.Schedules?.map(({ Name }) => Name)).toEqual(['weekly']);
  await client.send(new DeleteScheduleCommand({ Name: 'weekly', GroupName: 'flowi' }));
  await expect(client.send(new GetScheduleCommand({ Name: 'weekly', GroupName: 'flowi' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it.each([
  [{ ScheduleExpression: 'every 5 minutes' }, /Invalid Schedule Expression/],
  [{ ScheduleExpressionTimezone: 'Mars/Olympus' }, /Mars\/Olympus/],
  [
    { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', RoleArn: 'arn:aws:iam::1:role/x' } },
    /Lambda function/,
  ],
])('refuses %o', async (change, message) => {
  const given = { ...schedule('bad', 'rate(1 day)'), ...change };

  const refusal = expect(client.send(new CreateScheduleCommand(given))).rejects;

  await refusal.toMatchObject({ name: 'ValidationException', message: expect.stringMatching(message) });
});

it('works with boto3 and refuses a caller without the grant', async () => {
  const script = [
    'import boto3, json, sys',
    `client = boto3.client("scheduler", endpoint_url=sys.argv[1], region_name="${REGION}", aws_access_key_id=sys.argv[2], aws_secret_access_key=sys.argv[3], aws_session_token=sys.argv[4])`,
    `client.create_schedule(Name="boto", ScheduleExpression="rate(5 minutes)", FlexibleTimeWindow={"Mode": "OFF"}, Target={"Arn": "${QUEUE_ARN}", "RoleArn": "${targetRole}"})`,
    'print(client.get_schedule(Name="boto")["CreationDate"].year > 2000)',
  ].join('\n');
  const run = (given: Credentials) =>
    promisify(execFile)(PYTHON, [
      '-c',
      script,
      url,
      given.accessKeyId,
      given.secretAccessKey,
      given.sessionToken ?? '',
    ]);

  expect((await run(keys)).stdout.trim()).toBe('True');
  const poor = await instance.credentialsOf(await instance.makeRole('poor-caller', []));
  await expect(run(poor)).rejects.toThrow(/AccessDenied/);
});
