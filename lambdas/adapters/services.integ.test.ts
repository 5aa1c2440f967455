import { CloudWatchClient, GetDashboardCommand } from '@aws-sdk/client-cloudwatch';
import {
  AdminCreateUserCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSubstrate, type TestSubstrate } from '../test/substrate.ts';
import { CloudWatchDashboards } from './cloudwatch/dashboards.ts';
import { CognitoPeople } from './cognito/people.ts';
import { S3ObjectStore } from './s3/object-store.ts';
import { S3Uploads } from './s3/uploads.ts';
import { SnsNotifier } from './sns/notifier.ts';
import { QueuedJobs } from './sqs/job-queue.ts';
import { StepFunctionsMachines } from './step-functions/state-machines.ts';

let substrate: TestSubstrate;
beforeAll(async () => {
  substrate = await startSubstrate();
});
afterAll(() => substrate.stop());

describe('objects', () => {
  it('are written, read whole and by range, listed and removed', async () => {
    const store = new S3ObjectStore(substrate.s3, substrate.bucket);
    await store.writeJson('a/one.json', { text: 'São' });
    await store.writeJson('a/two.json', {});

    expect(await store.readText('a/one.json')).toBe('{"text":"São"}');
    expect(await store.readText('a/none.json')).toBeNull();
    expect(new TextDecoder().decode((await store.readRange('a/one.json', 2, 4))?.bytes)).toBe('text');
    expect(await store.readRange('a/one.json', 500, 4)).toEqual({ bytes: new Uint8Array(), size: 500 });
    expect(await store.readRange('a/none.json', 0, 4)).toBeNull();
    expect((await store.list('a/')).map(({ key, bytes }) => [key, bytes])).toEqual([
      ['a/one.json', 15],
      ['a/two.json', 2],
    ]);
    expect((await store.list('a/', 'a/p')).map(({ key }) => key)).toEqual(['a/two.json']);
    expect(store.key(store.uri('a/one.json'))).toBe('a/one.json');
    await store.removeAll('a/');
    expect(await store.list('a/')).toEqual([]);
  });

  it('arrive in parts by presigned addresses, and joining twice is joining once', async () => {
    const uploads = new S3Uploads(substrate.s3, substrate.bucket);
    const uploadId = await uploads.begin('up/data.csv');
    const etags = await Promise.all(
      ['a,b\n', '1,2\n'].map(async (part, index) => {
        const reply = await fetch(await uploads.partUrl('up/data.csv', uploadId, index + 1), {
          method: 'PUT',
          body: part,
        });
        expect(reply.status).toBe(200);
        return { partNumber: index + 1, etag: reply.headers.get('etag') ?? '' };
      }),
    );

    expect(await uploads.complete('up/data.csv', uploadId, [...etags].reverse())).toBe(8);
    expect(await uploads.complete('up/data.csv', uploadId, etags)).toBe(8);
    expect(await uploads.arrived('up/data.csv', uploadId)).toBeNull();
    expect([await uploads.joined('up/data.csv'), await uploads.joined('up/never.csv')]).toEqual([true, false]);
    expect(await uploads.complete('up/data.csv', uploadId, [])).toBe(8);
    expect(await new S3ObjectStore(substrate.s3, substrate.bucket).readText('up/data.csv')).toBe('a,b\n1,2\n');
    await expect(uploads.complete('up/never.csv', uploadId, etags)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('cannot be reached past their presigned part', async () => {
    const uploads = new S3Uploads(substrate.s3, substrate.bucket);
    const uploadId = await uploads.begin('up/mine.csv');
    const url = await uploads.partUrl('up/mine.csv', uploadId, 1);

    const other = await fetch(url.replace('up/mine.csv', 'up/theirs.csv'), { method: 'PUT', body: 'x' });

    expect(other.status).toBe(403);
  });
});

describe('executions', () => {
  async function machine(name: string, seconds: number) {
    const client = new SFNClient({ ...substrate.config, disableHostPrefix: true });
    const definition = JSON.stringify({
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: seconds, End: true } },
    });
    const roleArn = await substrate.instance.makeRole(`machine-${name}`, []);
    const { stateMachineArn } = await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
    return new StepFunctionsMachines({ Train: stateMachineArn ?? '' }, client);
  }

  it('are one for a name, and refused for another input', async () => {
    const machines = await machine('train', 600);
    const arn = await machines.start('Train', 'run-1-1', { b: 1, a: { c: 2 } });

    expect(await machines.start('Train', 'run-1-1', { a: { c: 2 }, b: 1 })).toBe(arn);
    await expect(machines.start('Train', 'run-1-1', { b: 2 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await machines.describe(arn)).toMatchObject({ status: 'running' });
    await machines.stop(arn, 'because');
    expect(await machines.describe(arn)).toMatchObject({ status: 'aborted', cause: 'because' });
    await machines.stop(arn, 'again');
    expect(await machines.describe(`${arn}-never`)).toMatchObject({ status: 'unknown' });
  });

  it('refuse an answer that nothing waits for', async () => {
    const machines = await machine('tokens', 1);

    await expect(machines.answer('no-such-token', { ok: true })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('people', () => {
  it('are found by id and by e-mail address, and others are not', async () => {
    const client = new CognitoIdentityProviderClient(substrate.config);
    const { UserPool: pool } = await client.send(
      new CreateUserPoolCommand({ PoolName: 'people', UsernameAttributes: ['email'] }),
    );
    const UserPoolId = pool?.Id ?? '';
    const { User: user } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: 'ana@example.org',
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: 'ana@example.org' },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    const userId = user?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
    const people = new CognitoPeople(UserPoolId, client);

    expect(await people.find('ana@example.org')).toEqual({ userId, email: 'ana@example.org' });
    expect(await people.find(userId)).toEqual({ userId, email: 'ana@example.org' });
    expect(await people.find('bob@example.org')).toBeNull();
    expect(await people.find('😀 "quoted"')).toBeNull();
    await client.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username: userId,
        UserAttributes: [{ Name: 'email_verified', Value: 'false' }],
      }),
    );
    expect(await people.find('ana@example.org')).toBeNull();
    expect(await people.find(userId)).toEqual({ userId, email: null });
  });
});

describe('dashboards', () => {
  it('are drawn, drawn anew and removed, and removing what is gone is no error', async () => {
    const client = new CloudWatchClient(substrate.config);
    const dashboards = new CloudWatchDashboards(client);
    const draw = (region: string) => ({ start: '-P1D', periodOverride: 'auto' as const, widgets: [text(region)] });
    const text = (markdown: string) =>
      ({ type: 'text', x: 0, y: 0, width: 24, height: 1, properties: { markdown } }) as const;
    const shown = () => client.send(new GetDashboardCommand({ DashboardName: 'flowi-local-iris' }));

    await dashboards.put('flowi-local-iris', draw);
    await dashboards.put('flowi-local-iris', () => draw('again'));

    expect(JSON.parse((await shown()).DashboardBody ?? '{}')).toEqual(draw('again'));
    await dashboards.remove('flowi-local-iris');
    await dashboards.remove('flowi-local-iris');
    await expect(shown()).rejects.toMatchObject({ name: expect.stringMatching(/NotFound/) });
  });
});

describe('messages', () => {
  it('reach the topic with a plain subject, and the queue of jobs', async () => {
    const sqs = new SQSClient({ ...substrate.config, useQueueUrlAsEndpoint: false });
    const sns = new SNSClient(substrate.config);
    const allowed = {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
    };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] });
    const { QueueUrl: url } = await sqs.send(new CreateQueueCommand({ QueueName: 'inbox', Attributes: { Policy } }));
    const { TopicArn: topic } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
    await sns.send(
      new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:000000000000:inbox' }),
    );
    const receive = async () =>
      (await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 10 }))).Messages?.[0]?.Body ?? '{}';

    await new SnsNotifier(topic ?? '', sns).publish('Köln\nmoved', 'age: 41 → 47');
    const mail = JSON.parse(await receive());
    expect(mail).toMatchObject({ Subject: 'K ln moved', Message: 'age: 41 → 47' });

    const jobs = await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
    await new QueuedJobs(jobs.QueueUrl ?? '', sqs).stop({ jobId: 'flowi-local-r1-1', attempt: 1 });
    const { Messages: messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: jobs.QueueUrl, WaitTimeSeconds: 10 }),
    );
    expect(JSON.parse(messages?.[0]?.Body ?? '{}')).toMatchObject({ jobId: 'flowi-local-r1-1', attempt: 1 });
  });
});
