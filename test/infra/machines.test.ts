import { managedJobSchema } from '@flowi/contracts/events';
import { describe, expect, test } from 'vitest';
import type { StageName } from '../../infra/config/stage.ts';
import type { MachineName } from '../../lambdas/functions.ts';
import { type Call, type Execution, execute } from './testing/interpreter.ts';
import { definition } from './testing/machines.ts';
import { BATCH, HAPPY, JOB_DONE, plannedJob, REQUEST, RUN, replies } from './testing/replies.ts';

const INPUTS = { Train: RUN, Batch: BATCH, DeployApi: REQUEST, DeployBatch: REQUEST, DeleteApi: REQUEST };
const REFUSED = { ok: false, code: 'invalid_data', message: 'the target column is missing', logTail: [], fix: null };
const BROKEN = { error: 'States.TaskFailed', cause: '{"errorMessage": "boom"}' };
const STAGES = ['local', 'prod'] as const;
const JOBS = ['Train', 'Count', 'Score'];

const seen = new Map<string, Set<string>>();

async function run(stage: StageName, machine: MachineName, own: Record<string, unknown> = {}): Promise<Execution> {
  const jobs = Object.fromEntries(
    JOBS.flatMap((job) => [
      [job, JOB_DONE],
      [`${job} in Lambda`, JOB_DONE],
    ]),
  );
  const execution = await execute(definition(stage, machine), INPUTS[machine], replies({ ...jobs, ...own }));
  const key = `${stage} ${machine}`;
  seen.set(key, new Set([...(seen.get(key) ?? []), ...execution.visited]));
  return execution;
}

function steps({ visited }: Execution): string {
  return visited.filter((name) => !name.endsWith('?')).join(' > ');
}

/** Arguments of the last call that a state made. */
function sentTo(calls: readonly Call[], state: string): Record<string, unknown> {
  const call = calls.findLast((each) => each.state === state);
  if (!call) throw new Error(`${state} made no call`);
  return call.arguments as Record<string, unknown>;
}

function told({ calls }: Execution, state: string): unknown {
  return sentTo(calls, state)['Payload'];
}

/** The endpoint stands as wanted when it is looked at for the third time. */
function becomes(status: 'in_service' | 'gone') {
  let looks = 0;
  return () => {
    looks += 1;
    return { ok: true, status: looks === 3 ? status : 'pending' };
  };
}

describe.each(STAGES)('Train in stage %s', (stage) => {
  const job = stage === 'local' ? 'Train' : 'Train in Lambda';

  test('promotes and deploys what won', async () => {
    const execution = await run(stage, 'Train');

    expect(steps(execution)).toBe(`Plan > ${job} > Compare > Promote > DeployApi > DeployBatch > FinishRun`);
    expect(told(execution, 'Promote')).toEqual({ ...RUN, approved: true });
    expect(told(execution, 'FinishRun')).toEqual(RUN);
  });

  test.each([
    ['online', { batch: null }, 'DeployApi'],
    ['batch', { online: null }, 'DeployBatch'],
  ])('deploys only %s when only that is wanted', async (_kind, without, deploys) => {
    const execution = await run(stage, 'Train', { Promote: { ...(HAPPY['Promote'] as object), ...without } });

    expect(steps(execution)).toBe(`Plan > ${job} > Compare > Promote > ${deploys} > FinishRun`);
  });

  test('ends after the comparison when the model is no better', async () => {
    const execution = await run(stage, 'Train', {
      Compare: { ok: true, decision: 'skip', outcome: 'skipped', reason: 'worse' },
    });

    expect(steps(execution)).toBe(`Plan > ${job} > Compare > FinishRun`);
  });

  test.each([
    [true, {}, 'Promote > DeployApi > DeployBatch > FinishRun'],
    [false, { online: null, batch: null }, 'Promote > FinishRun'],
  ])('asks a person, who answers %s', async (approved, without, rest) => {
    const execution = await run(stage, 'Train', {
      Compare: { ok: true, decision: 'approve', outcome: 'needs_approval', reason: 'not comparable' },
      Approve: { ok: true, approved },
      Promote: { ...(HAPPY['Promote'] as object), ...without },
    });

    expect(steps(execution)).toBe(`Plan > ${job} > Compare > Approve > ${rest}`);
    expect(told(execution, 'Approve')).toEqual({ ...RUN, taskToken: 'task-token', reason: 'not comparable' });
    expect(told(execution, 'Promote')).toEqual({ ...RUN, approved });
  });

  test.each(['Plan', job, 'Compare', 'Promote'])('records that %s said no', async (state) => {
    const execution = await run(stage, 'Train', { [state]: REFUSED });

    expect(steps(execution)).toMatch(/RecordFailure > NotifyFailure > Failed$/);
    expect(told(execution, 'RecordFailure')).toMatchObject({
      machine: 'Train',
      step: state.split(' ')[0],
      input: RUN,
      error: REFUSED,
    });
    expect(told(execution, 'NotifyFailure')).toEqual({ projectId: 'plants', runId: 'run-1', kind: 'run_failed' });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'job_failed', cause: 'no rows' });
  });

  test.each(['Plan', 'Compare', 'Promote', 'DeployApi', 'DeployBatch', 'FinishRun'])(
    'records that %s broke',
    async (state) => {
      const execution = await run(stage, 'Train', { [state]: BROKEN });

      expect(told(execution, 'RecordFailure')).toMatchObject({ step: state, error: { Error: 'States.TaskFailed' } });
      expect(execution.status).toBe('FAILED');
    },
  );

  test('records that nobody answered in time', async () => {
    const execution = await run(stage, 'Train', {
      Compare: { ok: true, decision: 'approve', outcome: 'needs_approval', reason: 'not comparable' },
      Approve: { error: 'States.Timeout', cause: 'too late' },
    });

    expect(told(execution, 'RecordFailure')).toMatchObject({ step: 'Approve', error: { Error: 'States.Timeout' } });
  });

  test('ends with the cause even when it can neither be recorded nor told', async () => {
    const execution = await run(stage, 'Train', { Plan: REFUSED, RecordFailure: BROKEN, NotifyFailure: BROKEN });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'internal' });
    expect(execution.cause).toContain('step Plan could not be recorded: States.TaskFailed');
  });

  test('says that a failure was not recorded when the recorder refuses', async () => {
    const execution = await run(stage, 'Train', { Plan: REFUSED, RecordFailure: REFUSED });

    expect(execution.cause).toContain('step Plan could not be recorded');
  });
});

describe.each(STAGES)('Batch in stage %s', (stage) => {
  const where = stage === 'local' ? '' : ' in Lambda';

  test('counts, checks, scores', async () => {
    const execution = await run(stage, 'Batch');

    expect(steps(execution)).toBe(`PlanBatch > Count${where} > CheckDrift > Score${where} > FinishBatch > Notify`);
    expect(told(execution, 'FinishBatch')).toEqual({ ...BATCH, job: JOB_DONE });
    expect(told(execution, 'Notify')).toEqual({ projectId: 'plants', batchJobId: 'batch-1', kind: 'batch_succeeded' });
  });

  test('scores nothing after drift', async () => {
    const drifted = { ok: true, refused: true, verdict: 'drift', words: 'width moved', score: null };
    const execution = await run(stage, 'Batch', { CheckDrift: drifted });

    expect(steps(execution)).toBe(`PlanBatch > Count${where} > CheckDrift > FinishBatch > Notify`);
    expect(told(execution, 'FinishBatch')).toEqual(BATCH);
    expect(told(execution, 'Notify')).toMatchObject({ kind: 'batch_refused' });
  });

  test.each(['PlanBatch', `Count${where}`, 'CheckDrift', `Score${where}`, 'FinishBatch'])(
    'records that %s said no',
    async (state) => {
      const execution = await run(stage, 'Batch', { [state]: REFUSED });

      expect(told(execution, 'RecordFailure')).toMatchObject({
        machine: 'Batch',
        step: state.replace(where, ''),
        error: REFUSED,
      });
      expect(told(execution, 'NotifyFailure')).toMatchObject({ kind: 'batch_failed' });
    },
  );
});

describe.each(STAGES)('machines of deployments in stage %s', (stage) => {
  test('DeployApi looks until the endpoint is in service', async () => {
    const execution = await run(stage, 'DeployApi', { CheckEndpoint: becomes('in_service') });

    const look = 'Wait > CheckEndpoint';
    expect(steps(execution)).toBe(`StartDeployment > ${look} > ${look} > ${look} > FinishDeployment > Notify`);
    expect(told(execution, 'Notify')).toMatchObject({ kind: 'deployed', deploymentId: 'iris-online' });
  });

  test('DeployApi asks again for an endpoint that is on its way elsewhere', async () => {
    let asked = 0;
    const StartDeployment = () => {
      asked += 1;
      return { ok: true, status: asked < 3 ? 'busy' : 'pending' };
    };

    const execution = await run(stage, 'DeployApi', { StartDeployment, CheckEndpoint: becomes('in_service') });

    const again = 'StartDeployment > WaitUntilFree > ';
    expect(steps(execution)).toMatch(
      new RegExp(`^${again}${again}StartDeployment > Wait > CheckEndpoint .* > Notify$`),
    );
  });

  test('DeployApi does not wait for an endpoint that is there already', async () => {
    const execution = await run(stage, 'DeployApi', { StartDeployment: { ok: true, status: 'in_service' } });

    expect(steps(execution)).toBe('StartDeployment > FinishDeployment > Notify');
  });

  test('DeployApi gives up on an endpoint that does not come', async () => {
    const slow = definition(stage, 'DeployApi');
    const limit = /\$checks >= (\d+)/.exec(JSON.stringify(slow))?.[1];
    const hurried = JSON.parse(JSON.stringify(slow).replace(`$checks >= ${limit}`, '$checks >= 5'));

    const execution = await execute(hurried, REQUEST, replies({ CheckEndpoint: { ok: true, status: 'pending' } }));

    expect(execution.visited.filter((name) => name === 'CheckEndpoint')).toHaveLength(5);
    expect(told(execution, 'RecordFailure')).toMatchObject({
      step: 'CheckEndpoint',
      error: { code: 'upstream_unavailable' },
    });
  });

  test('DeleteApi looks until the endpoint is gone', async () => {
    const execution = await run(stage, 'DeleteApi', { CheckEndpoint: becomes('gone') });

    expect(steps(execution)).toMatch(/^DeleteEndpoint > Wait .* > FinishDeletion > Notify$/);
    expect(told(execution, 'Notify')).toMatchObject({ kind: 'endpoint_deleted' });
  });

  test('DeployBatch prepares and tells', async () => {
    expect(steps(await run(stage, 'DeployBatch'))).toBe('PrepareBatch > Notify');
  });

  test.each([
    ['DeployApi', 'StartDeployment'],
    ['DeployApi', 'CheckEndpoint'],
    ['DeployApi', 'FinishDeployment'],
    ['DeployBatch', 'PrepareBatch'],
    ['DeleteApi', 'DeleteEndpoint'],
    ['DeleteApi', 'CheckEndpoint'],
    ['DeleteApi', 'FinishDeletion'],
  ] as const)('%s records that %s said no', async (machine, state) => {
    const arrives = { CheckEndpoint: becomes(machine === 'DeployApi' ? 'in_service' : 'gone') };
    const execution = await run(stage, machine, { ...arrives, [state]: REFUSED });

    expect(told(execution, 'RecordFailure')).toMatchObject({ machine, step: state, error: REFUSED });
    expect(told(execution, 'NotifyFailure')).toMatchObject({ kind: 'deploy_failed' });
  });
});

describe('a managed job', () => {
  test('is a message that the job runner understands, on the laptop', async () => {
    const execution = await run('local', 'Train');

    const { MessageBody } = sentTo(execution.calls, 'Train');
    const job = managedJobSchema.parse(MessageBody);
    expect(job).toMatchObject({
      jobId: 'flowi-prod-run-1-2',
      attempt: 2,
      taskToken: 'task-token',
      image: 'trainer',
      command: ['train'],
    });
    expect(JSON.parse(job.environment['FLOWI_CHANNELS'] ?? '')).toEqual(job.channels);
  });

  test('is a SageMaker job when the plan says so, and answers the same', async () => {
    const plan = plannedJob({ compute: 'sagemaker' });
    const execution = await run('prod', 'Train', {
      Plan: plan,
      'Train in SageMaker': { result: { TrainingJobStatus: 'Completed' } },
    });

    expect(steps(execution)).toContain('Plan > Train in SageMaker > Compare');
    expect(told(execution, 'Compare')).toMatchObject({ job: { ok: true, resultUri: `${plan.outputUri}result.json` } });
  });

  test('is a SageMaker processing job in batches', async () => {
    const large = plannedJob({ compute: 'sagemaker' });
    const execution = await run('prod', 'Batch', {
      PlanBatch: large,
      CheckDrift: { ...(HAPPY['CheckDrift'] as object), score: large },
      'Count in SageMaker': { result: { ProcessingJobStatus: 'Completed' } },
      'Score in SageMaker': { result: { ProcessingJobStatus: 'Completed' } },
    });

    expect(steps(execution)).toBe(
      'PlanBatch > Count in SageMaker > CheckDrift > Score in SageMaker > FinishBatch > Notify',
    );
  });

  test.each([
    [
      'SageMaker',
      {
        error: 'States.TaskFailed',
        cause: '{"TrainingJobName":"x","FailureReason":"AlgorithmError: \\"a\\" is no column, exit code: 1","Tags":[]}',
      },
      'AlgorithmError: "a" is no column, exit code: 1',
    ],
    ['SageMaker', { error: 'States.Timeout', cause: 'ran 24 hours' }, 'States.Timeout: ran 24 hours'],
    [
      'SageMaker',
      { error: 'SageMaker.ResourceLimitExceededException', cause: 'no instance left' },
      'SageMaker.ResourceLimitExceededException: no instance left',
    ],
    [
      'Lambda',
      { error: 'Runtime.ExitError', cause: '{"errorType":"Runtime.ExitError","errorMessage":"signal: killed"}' },
      'signal: killed',
    ],
  ])('that fails in %s reads like any other', async (where, failure, message) => {
    const compute = where === 'Lambda' ? 'lambda' : 'sagemaker';
    const execution = await run('prod', 'Train', { Plan: plannedJob({ compute }), [`Train in ${where}`]: failure });

    expect(told(execution, 'RecordFailure')).toMatchObject({
      step: 'Train',
      error: { ok: false, code: 'job_failed', message, logTail: [], fix: null },
    });
  });

  const OWN = {
    code: 'invalid_data',
    message: 'target "species" has one class: \\ "setosa" – só uma',
    fix: 'Add rows of another class.',
    logTail: ['loading', 'line with "quotes" and \\'],
  };
  const WRAPPED = `AlgorithmError: ${JSON.stringify(OWN)}, exit code: 1`;

  test.each([
    ['the failure file of a training job', { TrainingJobName: 'x', FailureReason: WRAPPED, Tags: [] }, OWN],
    [
      'a failure file with escapes and spaces',
      {
        FailureReason:
          'AlgorithmError: {"code": "invalid_data", "message": "target \\"species\\" has one class: \\\\ \\"setosa\\" \\u2013 s\\u00f3 uma", "fix": "Add rows of another class.", "logTail": ["loading", "line with \\"quotes\\" and \\\\"]}, exit code: 1',
      },
      OWN,
    ],
    [
      'the message of a processing job',
      { ProcessingJobName: 'x', FailureReason: 'AlgorithmError: See job logs', ExitMessage: JSON.stringify(OWN) },
      OWN,
    ],
    [
      'a failure without fix and log',
      { FailureReason: 'AlgorithmError: {"code":"job_failed","message":"lost","fix":null,"logTail":[]}, exit code: 1' },
      { code: 'job_failed', message: 'lost', fix: null, logTail: [] },
    ],
    [
      'a failure that was cut off',
      { FailureReason: 'AlgorithmError: {"code":"invalid_data","message":"column \\"a\\" has 3 va' },
      { code: 'invalid_data', message: 'column "a" has 3 va', fix: null, logTail: [] },
    ],
  ])('that fails says what the container said: %s', async (_what, described, said) => {
    const execution = await run('prod', 'Train', {
      Plan: plannedJob({ compute: 'sagemaker' }),
      'Train in SageMaker': { error: 'States.TaskFailed', cause: JSON.stringify(described) },
    });

    expect(told(execution, 'RecordFailure')).toMatchObject({ step: 'Train', error: { ok: false, ...said } });
  });

  test('that the laptop lost reads like any other', async () => {
    const execution = await run('local', 'Train', { Train: { error: 'WorkerLost', cause: 'the process ended' } });

    expect(told(execution, 'RecordFailure')).toMatchObject({
      error: { code: 'job_failed', message: 'WorkerLost: the process ended' },
    });
  });
});

test('every state of every machine was reached by a test above', () => {
  const missed = [...seen].flatMap(([key, states]) => {
    const [stage, machine] = key.split(' ') as [StageName, MachineName];
    return Object.keys(definition(stage, machine).States)
      .filter((name) => !states.has(name))
      .map((name) => `${key}: ${name}`);
  });

  expect([...seen.keys()]).toHaveLength(10);
  expect(missed).toEqual([]);
});
