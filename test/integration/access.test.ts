import { allRoutes, type Route, routes } from '@flowi/contracts/api';
import { ROLES, type Role, roleIncludes } from '@flowi/contracts/entities';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../cli/src/session.ts';
import { ANY_PARAMS, call } from './support/api.ts';
import { FOREVER, IRIS_CSV, makeFlow } from './support/flows.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, startRun, uploadText } from './support/project.ts';
import { forged, reissued, unsigned } from './support/tokens.ts';
import { makeUser, type User } from './support/users.ts';

let laptop: Laptop;
let project: Session;
let stranger: User;
/** A run that exists, stopped as soon as it was started. */
let runId: string;
const members = {} as Record<Role, User>;

const named = allRoutes.map((route): [string, Route] => [route.name, route]);
const inProject = named.filter(([, { role }]) => role !== 'signed_in');
// One of each kind of change, with a body that fits.
const CHANGES: [Route, object][] = [
  [routes.datasets.beginUpload, { format: 'csv', files: [{ name: 'a.csv', bytes: 10 }] }],
  [routes.flows.create, { document: makeFlow({ name: 'made' }) }],
  [routes.flows.saveDraft, { revision: 1, document: makeFlow() }],
  [routes.flows.setSchedule, { enabled: false }],
  [routes.runs.start, {}],
  [routes.runs.stop, {}],
  [routes.runs.approve, { approved: true }],
  [routes.models.rollback, {}],
  [routes.deployments.deploy, { kind: 'online' }],
  [routes.deployments.remove, {}],
  [routes.deployments.startBatch, { source: 'nothing' }],
  [routes.projects.setMember, { role: 'viewer' }],
  [routes.projects.removeMember, {}],
  [routes.datasets.remove, {}],
  [routes.flows.remove, {}],
];

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'access');
  stranger = await makeUser(laptop, 'stranger');
  for (const role of ROLES) {
    members[role] = await makeUser(laptop, role);
    const params = { projectId: project.projectId, userId: members[role].userId };
    await project.client.projects.setMember({ params, body: { role } });
  }
  await uploadText(project, laptop.home, 'iris', IRIS_CSV);
  ({ runId } = await startRun(project, makeFlow({ model: FOREVER })));
  await project.client.runs.stop({ params: { projectId: project.projectId, runId }, body: {} });
});

describe('without a good token', () => {
  it.each(named)('%s answers 401', async (_, route) => {
    const { token } = members.admin;
    const params = { ...ANY_PARAMS, projectId: project.projectId };
    const now = Math.floor(Date.now() / 1_000);
    const tokens = {
      none: undefined,
      garbage: 'x.y.z',
      'another subject': forged(token, { sub: stranger.userId }),
      'a longer life': forged(token, { exp: 4_000_000_000 }),
      expired: reissued(laptop, token, { iat: now - 7_200, exp: now - 60 }),
      unsigned: unsigned(token),
    };

    for (const [kind, given] of Object.entries(tokens)) {
      const answer = await call(laptop.instance, route, { params, ...(given === undefined ? {} : { token: given }) });
      expect(answer.status, `${kind}: ${answer.text}`).toBe(401);
    }
  });
});

it('a token that the same key signed anew is good until it expires', async () => {
  const exp = Math.floor(Date.now() / 1_000) + 60;

  const token = reissued(laptop, members.viewer.token, { exp });

  const params = { projectId: project.projectId };
  expect(await call(laptop.instance, routes.flows.list, { token, params })).toMatchObject({ status: 200 });
});

describe('a project one is no member of', () => {
  it.each(inProject)('does not exist for %s', async (_, route) => {
    const { token } = stranger;
    const foreign = { ...ANY_PARAMS, projectId: project.projectId };
    const missing = { ...ANY_PARAMS, projectId: 'no-such-project' };

    const answers = [
      await call(laptop.instance, route, { token, params: foreign }),
      await call(laptop.instance, route, { token, params: missing }),
    ];

    for (const answer of answers) expect(answer, answer.text).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('is not in the list of projects', async () => {
    const { items } = await stranger.client.projects.list({});

    expect(items).toEqual([]);
  });

  it('lends none of its things to another project', async () => {
    const { token, client } = stranger;
    const own = `own-${project.projectId}`;
    await client.projects.create({ body: { projectId: own, name: 'own' } });
    const real = { ...ANY_PARAMS, projectId: own, flowId: 'iris', name: 'iris', runId, deploymentId: 'iris-online' };
    const inFlowOrRun = inProject.filter(
      ([, { method, path }]) => method === 'GET' && /\{(flowId|name|runId)\}/.test(path),
    );
    expect(inFlowOrRun.length).toBeGreaterThan(8);

    for (const [name, route] of inFlowOrRun) {
      const answer = await call(laptop.instance, route, { token, params: real });
      const empty = answer.status === 200 && /"items":\[\]/.test(answer.text);
      expect(answer.status === 404 || empty, `${name}: ${answer.text}`).toBe(true);
    }
    for (const route of [routes.runs.stop, routes.runs.retry, routes.runs.start, routes.flows.createVersion]) {
      expect(await call(laptop.instance, route, { token, params: real })).toMatchObject({ status: 404 });
    }
  });
});

describe('roles', () => {
  it.each(CHANGES.map(([route, body]): [string, Route, object] => [route.name, route, body]))(
    '%s is for its role and those above',
    async (_, route, body) => {
      const params = { ...ANY_PARAMS, projectId: project.projectId };
      for (const role of ROLES) {
        const answer = await call(laptop.instance, route, { token: members[role].token, params, body });
        const allowed = roleIncludes(role, route.role as Role);

        expect(answer.status === 403, `${role}: ${answer.text}`).toBe(!allowed);
        if (!allowed) expect(answer.code).toBe('not_allowed');
        else expect(answer.status, `${role}: ${answer.text}`).toBeLessThan(500);
      }
    },
  );
});
