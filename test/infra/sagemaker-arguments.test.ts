import { describe, expect, test } from 'vitest';
import { execute } from './testing/interpreter.ts';
import { definition } from './testing/machines.ts';
import { BATCH, HAPPY, JOB_DONE, plannedJob, RUN, replies } from './testing/replies.ts';
import { faults, serviceModel } from './testing/service-model.ts';

const model = serviceModel('sagemaker');

const LARGE = plannedJob({
  compute: 'sagemaker',
  channelList: [
    { name: 'job', uri: 's3://models/projects/plants/runs/run-1/attempt-2/job/' },
    { name: 'data-load', uri: 's3://data/projects/plants/datasets/iris/v1/' },
  ],
});
const ONE_CHANNEL = plannedJob({ compute: 'sagemaker' });

/** References become what they stand for once deployed. */
// biome-ignore lint/suspicious/noExplicitAny: checked against the service's own model
function deployed(sent: unknown): any {
  const text = JSON.stringify(sent)
    .replace(/<JobRoles\w+\.Arn>/g, 'arn:aws:iam::123456789012:role/flowi-job')
    .replace(/<AWS::AccountId>/g, '123456789012')
    .replace(/<AWS::Region>/g, 'eu-central-1')
    .replace(/<AWS::URLSuffix>/g, 'amazonaws.com');
  return JSON.parse(text);
}

async function trainingArguments(plan: object) {
  const state = 'Train in SageMaker';
  const { calls } = await execute(definition('prod', 'Train'), RUN, replies({ Plan: plan, [state]: { result: {} } }));
  return deployed(calls.find((call) => call.state === state)?.arguments);
}

async function processingArguments(plan: object) {
  const jobs = { 'Count in Lambda': JOB_DONE, 'Score in SageMaker': { result: {} } };
  const { calls } = await execute(
    definition('prod', 'Batch'),
    BATCH,
    replies({ ...jobs, CheckDrift: { ...(HAPPY['CheckDrift'] as object), score: plan } }),
  );
  return deployed(calls.find(({ state }) => state === 'Score in SageMaker')?.arguments);
}

describe.each([
  ['two channels', LARGE],
  ['one channel', ONE_CHANNEL],
])('a job with %s', (_name, plan) => {
  test('is what CreateTrainingJob takes', async () => {
    const sent = await trainingArguments(plan);

    expect(faults(model, 'CreateTrainingJob', sent)).toEqual([]);
    expect(sent.TrainingJobName).toBe('flowi-prod-run-1-2');
    expect(sent.InputDataConfig).toHaveLength(plan.channelList.length);
  });

  test('is what CreateProcessingJob takes', async () => {
    const sent = await processingArguments(plan);

    expect(faults(model, 'CreateProcessingJob', sent)).toEqual([]);
    expect(sent.ProcessingInputs).toHaveLength(plan.channelList.length);
    expect(sent.ProcessingInputs[0].S3Input.LocalPath).toBe(`${sent.Environment.FLOWI_ML_ROOT}/input/data/job`);
  });
});

test('the check itself finds what is wrong', () => {
  const wrong = {
    TrainingJobName: '-x',
    AlgorithmSpecification: { TrainingInputMode: 'Slow', Image: 'x' },
    StoppingCondition: { MaxRuntimeInSeconds: 'long' },
  };

  const found = faults(model, 'CreateTrainingJob', wrong);

  expect(found).toEqual(
    expect.arrayContaining([
      'CreateTrainingJob.RoleArn is missing',
      'CreateTrainingJob.AlgorithmSpecification.Image does not exist',
      'CreateTrainingJob.AlgorithmSpecification.TrainingInputMode: Slow is not allowed',
      'CreateTrainingJob.StoppingCondition.MaxRuntimeInSeconds is no number',
      expect.stringMatching(/^CreateTrainingJob.TrainingJobName: -x does not fit/),
    ]),
  );
});
