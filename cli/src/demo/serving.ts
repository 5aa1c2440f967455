import { FlowiError } from '@flowi/contracts/errors';
import { settle } from '../commands/deployments.ts';
import type { Session } from '../session.ts';
import { waitFor } from '../wait.ts';
import { expect, type Story } from './scene.ts';

const SPECIES: ReadonlySet<unknown> = new Set(['setosa', 'versicolor', 'virginica']);
const ROW = { sepal_length: 6.7, sepal_width: 3.1, petal_length: null, petal_width: 2.4 };

/** Calls the endpoint with plain HTTP: a raw row, and the same by the Open Inference Protocol. */
export async function callEndpoint(story: Story, session: Session): Promise<void> {
  const address = `${session.apiUrl}/projects/${session.projectId}/deployments/iris-online`;
  await story.tell(async () => {
    const deployment = await settle(session, 'iris-online');
    expect('the endpoint is in service', deployment.state === 'in_service', deployment);
    const reply = await post(session, `${address}/invocations`, [ROW]);
    const label = firstLabel(reply);
    expect('a raw row gives a species', SPECIES.has(label), reply);
    return { line: `endpoint in service; ${JSON.stringify(ROW)} gives "${label}"`, value: undefined };
  });
  await story.tell(async () => {
    const inputs = Object.entries(ROW).map(([name, value]) => ({ name, shape: [1], datatype: 'FP32', data: [value] }));
    const reply = await post(session, `${address}/v2/models/iris/infer`, { inputs });
    const label = firstOutput(reply, 'label');
    expect('the Open Inference Protocol gives a species', SPECIES.has(label), reply);
    return { line: `the same by the Open Inference Protocol: "${label}"`, value: undefined };
  });
}

async function post(session: Session, url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${await session.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const reply: unknown = await response.json();
  expect(`POST ${url} answers 200`, response.status === 200, reply);
  return reply;
}

function firstLabel(reply: unknown): unknown {
  const [first] = asList(asRecord(reply)['predictions']);
  return typeof first === 'object' ? asRecord(first)['label'] : first;
}

function firstOutput(reply: unknown, name: string): unknown {
  const output = asList(asRecord(reply)['outputs'])
    .map(asRecord)
    .find((one) => one['name'] === name);
  return asList(output?.['data'])[0];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Goes back to the model before, takes the endpoint down and reads the ledger. */
export async function rollBackAndDelete(story: Story, session: Session): Promise<void> {
  const { client, projectId } = session;
  const flowId = 'iris';
  await story.tell(async () => {
    const { version, previousVersion } = await client.models.rollback({
      params: { projectId, flowId },
      body: { reason: 'demo: back to the first model' },
    });
    const deployment = await waitFor({
      read: () => client.deployments.get({ params: { projectId, deploymentId: 'iris-online' } }),
      done: (one) => one.state === 'failed' || (one.state === 'in_service' && one.modelVersion === version),
    });
    expect('the endpoint serves the model before', deployment.state === 'in_service', deployment);
    return {
      line: `rolled back from model ${previousVersion} to model ${version}; the endpoint serves it`,
      value: undefined,
    };
  });
  await story.tell(async () => {
    await client.deployments.remove({ params: { projectId, deploymentId: 'iris-online' } });
    const deployment = await settle(session, 'iris-online');
    expect('the endpoint is gone', deployment.state === 'deleted', deployment);
    const answer = await client.invocations
      .invoke({ params: { projectId, deploymentId: 'iris-online' }, body: [ROW] })
      .catch((error: unknown) => error);
    expect('a call to it fails', answer instanceof FlowiError, answer);
    return { line: 'endpoint deleted; a call to it is refused', value: undefined };
  });
  await story.tell(async () => {
    const { items } = await client.models.ledger({ params: { projectId, flowId } });
    const actions = items.map(({ action }) => action);
    const order = ['promoted', 'deployed', 'promoted', 'deployed', 'rolled_back', 'deployed', 'undeployed'];
    expect('the ledger tells the story in order', JSON.stringify(actions) === JSON.stringify(order), actions);
    return {
      line: `ledger: ${items.map(({ action, version }) => `${action} ${version}`).join(', ')}`,
      value: undefined,
    };
  });
}
