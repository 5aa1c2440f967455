import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  SageMakerClient,
  StopTrainingJobCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { create } from 'tar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../../base/http-server.ts';
import { PYTHON, REPOSITORY } from '../../base/paths.ts';
import { until } from '../../base/wait.ts';
import { type Credentials, REGION } from '../../substrate/substrate.ts';
import { startTestInstance, type TestInstance } from '../../testing/test-instance.ts';
import { standInServer } from '../server.ts';
import { substrateAuthorizer } from '../wire/authorizer.ts';
import { controlPlane } from './control-plane.ts';
import { Endpoints } from './endpoints.ts';
import { Registry } from './registry.ts';
import { runtime } from './runtime.ts';
import type { ServerSurroundings } from './server-launcher.ts';

const EVERYTHING = { Effect: 'Allow', Action: ['sagemaker:*', 'iam:PassRole'], Resource: '*' };
const PATIENCE = { limitMs: 30_000, everyMs: 20, onTimeout: () => 'the endpoint did not get there' };

let instance: TestInstance;
let around: ServerSurroundings;
let registry: Registry;
let endpoints: Endpoints;
let server: ReturnType<typeof standInServer>;
let url: string;
let control: SageMakerClient;
let caller: SageMakerRuntimeClient;
let executionRole: string;
let callerKeys: Credentials;
const stopped: string[] = [];

beforeAll(async () => {
  instance = await startTestInstance();
  await instance.root.s3.send(new CreateBucketCommand({ Bucket: 'models' }));
  for (const answer of ['one', 'two', 'broken']) await putPackage(answer, answer);
  executionRole = await instance.makeRole('endpoint', [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]);
  callerKeys = await instance.credentialsOf(await instance.makeRole('caller', [EVERYTHING]));
  around = {
    supervisor: instance.supervisor,
    roles: instance.roles,
    credentials: instance.credentials,
    substrateEndpoint: instance.substrate.endpoint,
    environment: instance.environment,
    folder: instance.layout.endpoints,
    serve: (root, port) => ({
      command: 'node',
      args: [join(REPOSITORY, 'local/src/testing/small-model-server.ts'), root, String(port)],
      env: { FLOWI_ML_ROOT: root },
    }),
    startLimitMs: 20_000,
  };
  await open();
  control = new SageMakerClient({ region: REGION, endpoint: url, credentials: callerKeys });
  caller = new SageMakerRuntimeClient({ region: REGION, endpoint: url, credentials: callerKeys });
  for (const name of ['one', 'two', 'broken']) await makeModelAndConfig(name);
});

afterAll(async () => {
  await endpoints?.stop();
  await closeServer(server);
  await instance?.stop();
});

async function open(port = 0): Promise<void> {
  registry = new Registry(instance.layout.endpoints);
  endpoints = new Endpoints(registry, around);
  const { endpoint, controlToken } = instance.substrate;
  const authorize = substrateAuthorizer(endpoint, controlToken);
  const stopJob = async (name: string) => name === 'job-1' && stopped.push(name) > 0;
  server = standInServer([
    controlPlane(registry, endpoints, stopJob, authorize),
    runtime(registry, endpoints, authorize),
  ]);
  url = `http://127.0.0.1:${await listenOnLoopback(server, port)}`;
}

/** Packs what the server of the package is to answer. */
async function putPackage(name: string, answer: string): Promise<void> {
  const folder = join(instance.layout.scratch, name);
  const file = `${folder}.tar.gz`;
  mkdirSync(folder);
  writeFileSync(join(folder, 'answer.txt'), answer);
  await create({ gzip: true, file, cwd: folder, portable: true }, ['answer.txt']);
  await instance.root.s3.send(
    new PutObjectCommand({ Bucket: 'models', Key: `${name}/model.tar.gz`, Body: readFileSync(file) }),
  );
}

async function makeModelAndConfig(name: string): Promise<void> {
  await control.send(
    new CreateModelCommand({
      ModelName: name,
      ExecutionRoleArn: executionRole,
      PrimaryContainer: {
        Image: 'model-server',
        ModelDataUrl: `s3://models/${name}/model.tar.gz`,
        Environment: { FROM_MODEL: 'yes' },
      },
    }),
  );
  const variant = {
    VariantName: 'live',
    ModelName: name,
    ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
  };
  await control.send(new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants: [variant] }));
}

const start = (EndpointName: string, EndpointConfigName: string) =>
  control.send(new CreateEndpointCommand({ EndpointName, EndpointConfigName }));

async function statusOf(EndpointName: string): Promise<{ status?: string; reason?: string }> {
  const reply = await control.send(new DescribeEndpointCommand({ EndpointName }));
  return { status: reply.EndpointStatus, reason: reply.FailureReason };
}

const untilStatus = (name: string, wanted: string) =>
  until(async () => ((await statusOf(name)).status === wanted ? true : undefined), PATIENCE);

async function invoke(EndpointName: string, body: string): Promise<string> {
  const reply = await caller.send(new InvokeEndpointCommand({ EndpointName, Body: body, ContentType: 'text/csv' }));
  return Buffer.from(reply.Body).toString('utf8');
}

it('serves a package, swaps it without a failed request, and goes', async () => {
  await start('swap', 'one');
  expect((await statusOf('swap')).status).toBe('Creating');
  await untilStatus('swap', 'InService');
  expect(await invoke('swap', 'row')).toBe('one row');

  await control.send(new UpdateEndpointCommand({ EndpointName: 'swap', EndpointConfigName: 'two' }));
  const answers = new Set<string>();
  await until(async () => {
    answers.add(await invoke('swap', 'row'));
    return answers.has('two row') || undefined;
  }, PATIENCE);
  expect([...answers]).toEqual(['one row', 'two row']);
  await untilStatus('swap', 'InService');

  const listed = await control.send(new ListEndpointsCommand({ NameContains: 'swap' }));
  expect(listed.Endpoints?.map((endpoint) => endpoint.EndpointName)).toEqual(['swap']);
  await control.send(new DeleteEndpointCommand({ EndpointName: 'swap' }));
  await until(
    () =>
      statusOf('swap').then(
        () => undefined,
        (problem) => problem.message,
      ),
    PATIENCE,
  );
  await expect(invoke('swap', 'row')).rejects.toMatchObject({ name: 'ValidationError' });
});

it('lists models and configurations by a part of their name', async () => {
  const NameContains = 'tw';

  const [models, configs] = [
    await control.send(new ListModelsCommand({ NameContains })),
    await control.send(new ListEndpointConfigsCommand({ NameContains })),
  ];

  expect(models.Models?.map(({ ModelName }) => ModelName)).toEqual(['two']);
  expect(configs.EndpointConfigs).toMatchObject([
    { EndpointConfigName: 'two', EndpointConfigArn: expect.stringContaining('/two'), CreationTime: expect.any(Date) },
  ]);
  expect(models.NextToken).toBeUndefined();
});

it('says why an endpoint failed', async () => {
  await start('fails', 'broken');
  await untilStatus('fails', 'Failed');

  expect((await statusOf('fails')).reason).toMatch(/ended with code 1\n(.*\n)*.*the package is broken/);
  await expect(invoke('fails', 'row')).rejects.toMatchObject({ name: 'ServiceUnavailable' });
});

it('keeps the old model when the new one does not start', async () => {
  await start('careful', 'one');
  await untilStatus('careful', 'InService');

  await control.send(new UpdateEndpointCommand({ EndpointName: 'careful', EndpointConfigName: 'broken' }));
  await until(async () => (await statusOf('careful')).reason, PATIENCE);

  expect(await statusOf('careful')).toMatchObject({ status: 'InService' });
  expect(await invoke('careful', 'row')).toBe('one row');
});

it('restarts a server that died, and hands on what the model said about a bad row', async () => {
  await start('mortal', 'one');
  await untilStatus('mortal', 'InService');
  await expect(invoke('mortal', 'bad')).rejects.toMatchObject({
    name: 'ModelError',
    OriginalStatusCode: 400,
    OriginalMessage: 'not a row',
  });

  await expect(invoke('mortal', 'die')).rejects.toMatchObject({ name: 'ModelError' });

  expect(await until(() => invoke('mortal', 'row').catch(() => undefined), PATIENCE)).toBe('one row');
});

it('starts servers without keys: they fetch the credentials of the model role', async () => {
  await start('clean', 'one');
  await untilStatus('clean', 'InService');

  const text = await invoke('clean', 'environment');

  const environment = JSON.parse(text);
  expect(text).not.toContain(instance.substrate.root.secretAccessKey);
  expect(environment).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  expect(environment).toMatchObject({ FROM_MODEL: 'yes' });
  const given = await fetch(environment.AWS_CONTAINER_CREDENTIALS_FULL_URI, {
    headers: { authorization: environment.AWS_CONTAINER_AUTHORIZATION_TOKEN },
  });
  expect(await given.json()).toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
  expect((await fetch(environment.AWS_CONTAINER_CREDENTIALS_FULL_URI)).status).toBe(403);
});

it('brings endpoints back after a restart', async () => {
  await start('lasting', 'two');
  await untilStatus('lasting', 'InService');
  const port = Number(new URL(url).port);

  await endpoints.stop();
  await closeServer(server);
  await open(port);
  endpoints.resume();

  await untilStatus('lasting', 'InService');
  expect(await invoke('lasting', 'row')).toBe('two row');
});

it('works with boto3', async () => {
  const script = [
    'import boto3, json, sys',
    `session = boto3.Session(region_name="${REGION}", aws_access_key_id=sys.argv[2], aws_secret_access_key=sys.argv[3], aws_session_token=sys.argv[4])`,
    'control = session.client("sagemaker", endpoint_url=sys.argv[1])',
    'control.create_endpoint(EndpointName="boto", EndpointConfigName="one")',
    'control.get_waiter("endpoint_in_service").wait(EndpointName="boto", WaiterConfig={"Delay": 1, "MaxAttempts": 30})',
    'reply = session.client("sagemaker-runtime", endpoint_url=sys.argv[1]).invoke_endpoint(EndpointName="boto", Body=b"row")',
    'print(json.dumps([reply["Body"].read().decode(), control.describe_endpoint(EndpointName="boto")["CreationTime"].year > 2000]))',
  ].join('\n');
  const { accessKeyId, secretAccessKey, sessionToken = '' } = callerKeys;

  const { stdout } = await promisify(execFile)(PYTHON, ['-c', script, url, accessKeyId, secretAccessKey, sessionToken]);

  expect(JSON.parse(stdout)).toEqual(['one row', true]);
});

it('refuses who is not signed, not granted, or may not hand on the role', async () => {
  const unsigned = await fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'SageMaker.ListEndpoints' },
    body: '{}',
  });
  expect(unsigned.status).toBe(403);
  const poor = await instance.credentialsOf(
    await instance.makeRole('poor', [{ Effect: 'Allow', Action: 'sagemaker:CreateModel', Resource: '*' }]),
  );
  const client = new SageMakerClient({ region: REGION, endpoint: url, credentials: poor, maxAttempts: 1 });

  await expect(client.send(new ListEndpointsCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const PrimaryContainer = { Image: 'x', ModelDataUrl: 's3://models/one/model.tar.gz' };
  const model = { ModelName: 'mine', ExecutionRoleArn: executionRole, PrimaryContainer };
  await expect(client.send(new CreateModelCommand(model))).rejects.toThrow(/iam:PassRole/);
});

it('words missing and doubled names like SageMaker', async () => {
  await expect(control.send(new DescribeModelCommand({ ModelName: 'none' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(/^Could not find model/),
  });
  await expect(makeModelAndConfig('one')).rejects.toThrow(/already existing model/);
  await control.send(new DeleteEndpointConfigCommand({ EndpointConfigName: 'broken' }));
  await control.send(new DeleteModelCommand({ ModelName: 'broken' }));
  await expect(start('none', 'broken')).rejects.toThrow(/Could not find endpoint-config/);
});

it('ends a managed job by the name of its training job', async () => {
  await control.send(new StopTrainingJobCommand({ TrainingJobName: 'job-1' }));
  expect(stopped).toEqual(['job-1']);

  await expect(control.send(new StopTrainingJobCommand({ TrainingJobName: 'other' }))).rejects.toMatchObject({
    name: 'ResourceNotFound',
  });
});
