import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { REPOSITORY } from '../base/paths.ts';
import { until } from '../base/wait.ts';
import { startTestInstance, type TestInstance } from '../testing/test-instance.ts';
import { JobLedger } from './job-ledger.ts';
import { JobRunner } from './job-runner.ts';

const PATIENCE = { limitMs: 30_000, everyMs: 20, onTimeout: () => 'the job did not get there' };

let instance: TestInstance;
let roleArn: string;
let queueUrl: string;
let machine: string;
let ledger: JobLedger;
let runner: JobRunner;
let count = 0;

beforeAll(async () => {
  instance = await startTestInstance();
  roleArn = await instance.makeRole('job', [{ Effect: 'Allow', Action: 'dynamodb:ListTables', Resource: '*' }]);
  queueUrl = (await instance.root.sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }))).QueueUrl ?? '';
  machine = await makeMachine();
});

afterAll(() => instance?.stop());

beforeEach(async () => {
  ledger = new JobLedger(instance.layout.jobs);
  runner = makeRunner();
  await runner.start();
});

afterEach(() => runner.stop());

function makeRunner(): JobRunner {
  const { supervisor, roles, credentials, environment, layout, substrate, root } = instance;
  const entry = join(REPOSITORY, 'local/src/testing/small-job.ts');
  return new JobRunner({
    sqs: root.sqs,
    sfn: root.sfn,
    queueUrl,
    ledger,
    heartbeatMs: 50,
    around: {
      supervisor,
      roles,
      credentials,
      environment,
      substrateEndpoint: substrate.endpoint,
      scratch: layout.scratch,
      entryPoint: () => ({ command: 'node', args: [entry], env: {} }),
    },
  });
}

async function makeMachine(): Promise<string> {
  const job = {
    jobId: '{% $states.input.jobId %}',
    attempt: '{% $states.input.attempt %}',
    taskToken: '{% $states.context.Task.Token %}',
    image: 'trainer',
    command: '{% $states.input.command %}',
    roleArn: '{% $states.input.roleArn %}',
    timeoutSeconds: '{% $states.input.timeoutSeconds %}',
    channels: { job: 's3://models/job/' },
    environment: { GIVEN: 'yes', AWS_ACCESS_KEY_ID: 'smuggled' },
  };
  const wait = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Arguments: { QueueUrl: queueUrl, MessageBody: job },
    TimeoutSeconds: 60,
    End: true,
  };
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Job', States: { Job: wait } });
  const made = await instance.root.sfn.send(new CreateStateMachineCommand({ name: 'jobs', roleArn, definition }));
  return made.stateMachineArn ?? '';
}

interface Execution {
  jobId: string;
  arn: string;
  ended: () => Promise<{ status: string | undefined; reply: Record<string, unknown> }>;
}

async function startJob(command: string[], change: object = {}): Promise<Execution> {
  count += 1;
  const jobId = `job-${count}`;
  const input = JSON.stringify({ jobId, attempt: 1, command, roleArn, timeoutSeconds: 60, ...change });
  const started = await instance.root.sfn.send(new StartExecutionCommand({ stateMachineArn: machine, input }));
  const arn = started.executionArn ?? '';
  return { jobId, arn, ended: () => untilEnded(arn) };
}

async function untilEnded(arn: string) {
  return until(async () => {
    const seen = await instance.root.sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
    return seen.status === 'RUNNING' ? undefined : { status: seen.status, reply: JSON.parse(seen.output ?? '{}') };
  }, PATIENCE);
}

const logOf = (jobId: string, attempt = 1) => {
  const file = join(instance.layout.logs, `job-${jobId}-${attempt}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const untilWaiting = (jobId: string, attempt = 1) =>
  until(() => (logOf(jobId, attempt).includes('waiting') ? true : undefined), PATIENCE);
const send = (message: object) =>
  instance.root.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));

it('runs a job with the credentials of its role and gives its reply to the task', async () => {
  const { ended, jobId } = await startJob(['good']);

  const { status, reply } = await ended();

  const env = reply['env'] as Record<string, string>;
  expect(status).toBe('SUCCEEDED');
  expect(reply).toMatchObject({ ok: true, resultUri: 's3://models/result.json' });
  expect(env).toMatchObject({ GIVEN: 'yes', FLOWI_JOB_ID: jobId, FLOWI_CHANNELS: '{"job":"s3://models/job/"}' });
  expect(env['AWS_CONTAINER_CREDENTIALS_FULL_URI']).toMatch(/^http:\/\/127\.0\.0\.1:/);
  expect(env).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  expect(JSON.stringify(env)).not.toContain(instance.substrate.root.secretAccessKey);
  expect(readdirSync(instance.layout.scratch)).toEqual([]);
});

it.each([
  ['failure', { code: 'job_failed', message: 'column petal is missing', logTail: ['step one', 'step two went wrong'] }],
  ['declared', { code: 'invalid_data', message: 'one class', fix: 'add rows' }],
  ['structured', { code: 'invalid_data', message: 'one class', fix: 'add rows' }],
  ['contradiction', { code: 'job_failed', message: 'The job ended with exit code 3' }],
  ['crash', { code: 'job_killed', message: 'The job was killed (SIGKILL)' }],
  ['silent', { code: 'job_failed', message: expect.stringContaining('no reply') }],
])('says why a job failed: %s', async (mode, expected) => {
  const { ended } = await startJob([mode]);

  expect((await ended()).reply).toMatchObject({ ok: false, ...expected });
});

it('ends a job that takes too long', async () => {
  const { ended } = await startJob(['wait', '/never'], { timeoutSeconds: 1 });

  expect((await ended()).reply).toMatchObject({ ok: false, message: 'The job took longer than the 1 s it was given' });
});

it('ends a job on request, running or waiting for its turn', async () => {
  const first = await startJob(['wait', '/never']);
  await untilWaiting(first.jobId);
  const second = await startJob(['good']);
  await until(() => (ledger.unfinished().length === 2 ? true : undefined), PATIENCE);

  await send({ kind: 'stop', jobId: second.jobId, attempt: 2 });
  await send({ kind: 'stop', jobId: second.jobId, attempt: 1 });
  expect((await second.ended()).reply).toMatchObject({ ok: false, message: 'The job was stopped before it began' });
  expect(await runner.end(first.jobId)).toBe(true);

  expect((await first.ended()).reply).toMatchObject({ ok: false, message: 'The job was stopped' });
  expect(await runner.end(first.jobId)).toBe(false);
});

it('refuses a role that cannot be taken on', async () => {
  const { ended } = await startJob(['good'], { roleArn: 'arn:aws:iam::000000000000:role/none' });

  expect((await ended()).reply).toMatchObject({ ok: false, message: expect.stringContaining('not authorized') });
});

it('lets the later attempt speak, never the earlier one', async () => {
  const gate = join(instance.layout.home, 'gate');
  const first = await startJob(['wait', '/never']);
  await untilWaiting(first.jobId);
  const second = await startJob(['wait', gate], { jobId: first.jobId, attempt: 2 });
  await untilWaiting(first.jobId, 2);

  const late = await startJob(['good'], { jobId: first.jobId, attempt: 1 });
  writeFileSync(gate, '');

  expect((await second.ended()).reply).toMatchObject({ ok: true });
  for (const { arn } of [first, late]) {
    const seen = await instance.root.sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
    expect(seen.status).toBe('RUNNING');
    await instance.root.sfn.send(new StopExecutionCommand({ executionArn: arn }));
  }
});

it('fails the task of a job whose worker was lost', async () => {
  const { jobId, ended } = await startJob(['wait', '/never']);
  await untilWaiting(jobId);
  // What a crash leaves: an accepted job in the ledger, and nobody who runs it.
  const [lost] = ledger.unfinished();
  const next = makeRunner();

  await next.start();
  await next.stop();

  expect(lost?.jobId).toBe(jobId);
  expect((await ended()).reply).toMatchObject({ ok: false, message: expect.stringContaining('worker') });
});

it('drops messages that are none of its own', async () => {
  await send({ hello: 'world' });
  await send({ kind: 'stop', jobId: 'none', attempt: 3 });
  await send({ kind: 'stop', jobId: 'none' });

  const { ended } = await startJob(['good']);

  expect((await ended()).status).toBe('SUCCEEDED');
});
