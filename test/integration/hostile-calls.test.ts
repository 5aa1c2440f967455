import { problemSchema } from '@flowi/contracts/errors';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../cli/src/session.ts';
import { stateOf } from './support/documents.ts';
import { IRIS_CSV, makeFlow } from './support/flows.ts';
import { type HostileCall, hostileCalls, type Known, type Operation, readOperations } from './support/hostile-calls.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, runFlow, uploadText } from './support/project.ts';
import { type RawAnswer, sendRaw } from './support/raw-http.ts';
import { makeUser } from './support/users.ts';

/** Calls of each operation. */
const CALLS = 10;
const FLOW = 'iris';
/** Cannot run for want of its table, so that no call starts anything that goes on by itself. */
const DOCUMENT = makeFlow({ dataset: 'absent' });

let laptop: Laptop;
let project: Session;
let known: Known;
let authorizations: Record<string, string>;
let projects: string[];
/** Operations that answered a call themselves, as against the gateway before them. */
const reached = new Set<string>();

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'hostile');
  const stranger = await makeUser(laptop, 'stranger');
  const viewer = await makeUser(laptop, 'viewer');
  const foreign = `foreign-${project.projectId}`;
  await stranger.client.projects.create({ body: { projectId: foreign, name: 'foreign' } });
  await stranger.client.flows.create({
    params: { projectId: foreign },
    body: { flowId: 'theirs', document: makeFlow() },
  });
  const { client, projectId } = project;
  await client.projects.setMember({ params: { projectId, userId: viewer.userId }, body: { role: 'viewer' } });
  await uploadText(project, laptop.home, 'iris', IRIS_CSV);
  const { runId } = await runFlow(project, makeFlow({ name: 'ran' }));
  await uploadText(project, laptop.home, 'pair', 'a,b\n1,2\n3,4\n');
  await client.flows.create({ params: { projectId }, body: { flowId: FLOW, document: DOCUMENT } });
  projects = [projectId, foreign];
  const token = await project.token();
  const [head, claims, signature] = token.split('.');
  authorizations = {
    admin: `Bearer ${token}`,
    viewer: `Bearer ${viewer.token}`,
    stranger: `Bearer ${stranger.token}`,
    'a changed signature': `Bearer ${head}.${claims}.${signature?.split('').reverse().join('')}`,
    'another scheme': `Basic ${token}`,
    'no token': 'Bearer',
    'a long word': `Bearer ${'a'.repeat(6_000)}`,
    nobody: '',
  };
  known = {
    parameters: {
      projectId: [projectId, projectId, projectId, projectId, foreign],
      userId: [viewer.userId, stranger.userId],
      name: ['pair', 'fresh'],
      version: ['1'],
      flowId: [FLOW, 'theirs'],
      runId: [runId, 'nothing'],
      nodeId: ['load', 'nothing'],
      deploymentId: ['iris-online', 'theirs-batch'],
      batchJobId: ['nothing'],
      driftReportId: ['nothing'],
      model: ['iris'],
    },
    callers: Object.keys(authorizations),
    documents: [
      DOCUMENT,
      makeFlow({ dataset: 'absent', deploy: { gate: { metric: 'accuracy', threshold: 0.5, mustBeatLive: true } } }),
    ],
  };
});

/** What only our own side knows: frames of a stack, files, names of things in the account. */
const INSIDE = /\n\s+at |\.(ts|mjs|js|py):\d|node_modules|file:\/\/|\/var\/task|Traceback/;
/** What API Gateway says by itself of a path that no route has; in AWS these words cannot be changed. */
const NO_ROUTE = z.strictObject({ message: z.literal('Not Found') });

function judge(operation: Operation, { status, contentType, text }: RawAnswer): void {
  expect(status, text).toBeLessThan(500);
  if (status < 400) {
    // May hold what the person's own job wrote, the end of its log above all.
    reached.add(operation.operationId);
    return;
  }
  expect(text).not.toMatch(INSIDE);
  expect(text).not.toContain(laptop.home);
  const document: unknown = JSON.parse(text);
  if (NO_ROUTE.safeParse(document).success) {
    expect(status).toBe(404);
    return;
  }
  expect(contentType).toBe('application/problem+json');
  expect(problemSchema.parse(document)).toMatchObject({ status });
  if (status !== 401) reached.add(operation.operationId);
}

/** Deleting is one of the calls; what the next ones need is put back. */
async function putBack(): Promise<void> {
  const { client, projectId } = project;
  const { items } = await client.flows.list({ params: { projectId } });
  if (items.some(({ flowId }) => flowId === FLOW)) return;
  await client.flows.create({ params: { projectId }, body: { flowId: FLOW, document: DOCUMENT } });
}

async function answer(operation: Operation, { caller, headers, body, target }: HostileCall): Promise<void> {
  const before = await stateOf(laptop.aws.dynamodb, projects);
  expect(before).toContain(FLOW);

  const said = await sendRaw(laptop.instance.gatewayUrl, {
    method: operation.method,
    target: `/api${target}`,
    headers: { ...headers, ...(caller !== 'nobody' && { authorization: authorizations[caller] ?? '' }) },
    body,
  });

  judge(operation, said);
  if (said.status >= 400) expect(await stateOf(laptop.aws.dynamodb, projects)).toBe(before);
  else if (operation.method === 'DELETE') await putBack();
}

describe('whatever is sent to', () => {
  it.each(readOperations().map((operation): [string, Operation] => [operation.operationId, operation]))(
    '%s is answered or refused in our words, and what is refused changes nothing',
    async (_, operation) => {
      await fc.assert(
        fc.asyncProperty(hostileCalls(operation, known), (call) => answer(operation, call)),
        { numRuns: CALLS },
      );
    },
  );

  it('all of them reached every operation, and did not spoil it', async () => {
    expect(readOperations().filter(({ operationId }) => !reached.has(operationId))).toEqual([]);

    const { client, projectId } = project;
    const params = { projectId, flowId: 'afterwards' };
    await client.flows.create({ params, body: { flowId: 'afterwards', document: makeFlow() } });
    expect((await client.flows.get({ params })).draft.nodes).toMatchObject(makeFlow().nodes);
  });
});
