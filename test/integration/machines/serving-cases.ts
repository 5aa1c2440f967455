import { InvokeCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { settle } from '../support/follow.ts';
import { deployedMachines, type MachineName } from '../support/histories.ts';
import { spoilObject } from '../support/objects.ts';
import { told } from '../support/project.ts';
import { waitFor } from '../support/wait.ts';
import type { Stage } from './stage.ts';

const ROW = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

const predict = ({ session: { client, projectId } }: Stage) =>
  client.invocations.invoke({ params: { projectId, deploymentId: 'iris-online' }, body: [ROW] });

const schedulerOf = ({ laptop: { instance, administrator } }: Stage) =>
  new SchedulerClient({ region: instance.region, endpoint: instance.standInsUrl, credentials: administrator });

const schedulesOf = async (stage: Stage) => {
  const scheduler = schedulerOf(stage);
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ NamePrefix: stage.session.projectId }));
  return Promise.all(
    Schedules.map(({ Name, GroupName }) => scheduler.send(new GetScheduleCommand({ Name, GroupName }))),
  );
};

/** What a schedule sends, sent once more by one of its own: for a schedule that outlived what it starts. */
async function fireOnceMore(stage: Stage, { GroupName, Target }: GetScheduleCommandOutput): Promise<void> {
  const soon = new Date(Date.now() + 5_000).toISOString().slice(0, 19);
  await schedulerOf(stage).send(
    new CreateScheduleCommand({
      Name: `${stage.session.projectId}-left-over`,
      GroupName,
      ScheduleExpression: `at(${soon})`,
      ActionAfterCompletion: 'DELETE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target,
    }),
  );
}

/** Starts a machine with a request that no user can make: for a thing that went away meanwhile. */
async function startMachine({ laptop, session }: Stage, machine: MachineName, request: object) {
  const { sfn } = laptop.aws;
  const stateMachineArn = (await deployedMachines(sfn)).find(({ name }) => name === machine)?.arn;
  const input = JSON.stringify({
    projectId: session.projectId,
    flowId: 'iris',
    modelVersion: 1,
    by: 'nobody',
    reason: 'test',
    requestId: `test-${machine}`,
    requestedAt: new Date().toISOString(),
    ...request,
  });
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
  return waitFor({
    read: () => sfn.send(new DescribeExecutionCommand({ executionArn })),
    done: ({ status }) => status !== 'RUNNING',
  });
}

/** Deployments that fail, come back and go. */
export function servingCases(stage: Stage): void {
  const deploy = (body: { kind: 'online' | 'batch'; version?: number }) => {
    const { client, projectId } = stage.session;
    return client.deployments.deploy({ params: { projectId, flowId: 'iris' }, body: { reason: 'test', ...body } });
  };
  it('fails to deploy a spoilt package, says why, and goes on serving the model before', async () => {
    const { uri } = await packageOf(stage, 1);
    const restore = await spoilObject(stage.laptop.aws.s3, uri, 'not an archive');

    await deploy({ kind: 'online', version: 1 });
    const failed = await settle(stage.session, 'iris-online');
    expect(failed.state).toBe('failed');

    expect(failed.failure?.cause).toMatch(/went back to its model of before: .*archive/);
    expect(await predict(stage)).toMatchObject({ predictions: [{ label: 'setosa' }] });
    await told(stage.session, 'deploy_failed');

    await restore();
    await deploy({ kind: 'online', version: 1 });
    const deployment = await settle(stage.session, 'iris-online');
    expect(deployment).toMatchObject({ state: 'in_service', modelVersion: 1, failure: null });
    expect(await predict(stage)).toMatchObject({ predictions: [{ label: 'setosa' }] });
  });

  it('is found by the timer that looks at online traffic', async () => {
    const { lambda } = stage.laptop.aws;
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({ MaxItems: 50 }));
    const timed = Functions.find(({ FunctionName }) => FunctionName?.includes('CheckTraffic'));

    const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName: timed?.FunctionName }));

    expect(FunctionError).toBeUndefined();
    const reply = JSON.parse(Buffer.from(Payload ?? []).toString());
    expect(reply).toMatchObject({ ok: true });
    expect(reply.looked).toBeGreaterThan(0);
  });

  it('has a schedule in the zone that the batch plan names', async () => {
    const schedules = await schedulesOf(stage);

    expect(schedules).toMatchObject([
      {
        ScheduleExpressionTimezone: 'Asia/Tokyo',
        ScheduleExpression: 'cron(0 6 ? * MON *)',
        State: 'ENABLED',
      },
    ]);
  });

  it('fails to prepare a batch plan for a model version that is gone', async () => {
    const ended = await startMachine(stage, 'DeployBatch', { deploymentId: 'iris-batch', modelVersion: 99 });

    expect(ended).toMatchObject({ status: 'FAILED', error: 'not_found', cause: expect.stringContaining('99') });
    const { client, projectId } = stage.session;
    const plan = await client.deployments.get({ params: { projectId, deploymentId: 'iris-batch' } });
    expect(plan).toMatchObject({ state: 'failed', failure: { step: 'PrepareBatch' } });
    await deploy({ kind: 'batch', version: 1 });
    await settle(stage.session, 'iris-batch');
  });

  it('fails to delete what was never deployed', async () => {
    const ended = await startMachine(stage, 'DeleteApi', { deploymentId: 'ghost-online' });

    expect(ended).toMatchObject({ status: 'FAILED', error: 'not_found' });
  });
}

/** Last, since nothing serves afterwards. */
export function deletionCases(stage: Stage): void {
  const remove = async (deploymentId: string) => {
    const { client, projectId } = stage.session;
    await client.deployments.remove({ params: { projectId, deploymentId } });
    return settle(stage.session, deploymentId);
  };

  it('takes the endpoint down and refuses calls to it', async () => {
    expect(await remove('iris-online')).toMatchObject({ state: 'deleted' });

    await expect(predict(stage)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('makes an endpoint anew that had failed from the start, when the failed one is gone', async () => {
    const { client, projectId } = stage.session;
    const deploy = async () => {
      const body = { kind: 'online', version: 1, reason: 'test' } as const;
      await client.deployments.deploy({ params: { projectId, flowId: 'iris' }, body });
      return settle(stage.session, 'iris-online');
    };
    const restore = await spoilObject(stage.laptop.aws.s3, (await packageOf(stage, 1)).uri, 'not an archive');
    expect(await deploy()).toMatchObject({ state: 'failed' });
    await restore();

    expect(await deploy()).toMatchObject({ state: 'in_service', failure: null });

    expect(await remove('iris-online')).toMatchObject({ state: 'deleted' });
  });

  it('takes the batch plan down with its schedule, and tells of a start that came too late', async () => {
    const [schedule] = await schedulesOf(stage);

    expect(await remove('iris-batch')).toMatchObject({ state: 'deleted' });

    expect(await schedulesOf(stage)).toEqual([]);
    await fireOnceMore(stage, schedule!);
    const notice = await told(stage.session, 'start_refused');
    expect(notice).toMatchObject({ flowId: 'iris', subject: 'iris: the scheduled batch job was not started' });
    expect(notice.text).toMatch(/batch plan of flow iris was taken down[\s\S]*Switch its schedule off/);
  });
}

async function packageOf({ session: { client, projectId } }: Stage, version: number): Promise<{ uri: string }> {
  const { packageUri } = await client.models.get({ params: { projectId, flowId: 'iris', version } });
  return { uri: `${packageUri}model.tar.gz` };
}
