import { allRoutes, type Route } from '@flowi/contracts/api';
import { ROLES, type Role, roleIncludes } from '@flowi/contracts/entities';
import { problemSchema } from '@flowi/contracts/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../test/api.ts';
import { makeWorld, type World } from '../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
  for (const role of ROLES) world.join(`a-${role}`, role);
});

const params = {
  userId: 'bob',
  name: 'iris',
  version: '1',
  flowId: 'iris',
  runId: 'r1',
  nodeId: 'svc',
  deploymentId: 'iris-online',
  model: 'm',
  batchJobId: 'b1',
  driftReportId: 'd1',
};
const named = allRoutes.map((route): [string, Route] => [route.name, route]);
const inProject = named.filter(([, route]) => route.role !== 'signed_in');

describe('every route', () => {
  it.each(named)('%s is answered by its capability', (_, route) => {
    const endpoints = api.endpoints[route.capability].filter((endpoint) => endpoint.route.name === route.name);

    expect(endpoints).toHaveLength(1);
  });

  it.each(named)('%s without a token is 401', async (_, route) => {
    const reply = await api.call(route, { user: null, params });

    expect(reply).toMatchObject({ status: 401, json: { code: 'not_authenticated' } });
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(problemSchema.safeParse(reply.json).success).toBe(true);
  });

  it.each(inProject)('%s of a project one is no member of is 404, whether it exists or not', async (_, route) => {
    const foreign = await api.call(route, { user: 'stranger', params });
    const missing = await api.call(route, { user: 'stranger', params: { ...params, projectId: 'none' } });

    expect(foreign).toMatchObject({ status: 404, json: { code: 'not_found' } });
    expect(missing).toMatchObject({ status: 404, json: { code: 'not_found' } });
    expect(foreign.json.detail.replaceAll('demo', '')).toBe(missing.json.detail.replaceAll('none', ''));
  });

  it.each(inProject)('%s lets its role and those above pass, and nobody below', async (_, route) => {
    for (const role of ROLES) {
      const reply = await api.call(route, { user: `a-${role}`, params });
      const allowed = roleIncludes(role, route.role as Role);

      expect(reply.status === 403, `${role}: ${reply.text}`).toBe(!allowed);
      if (!allowed) expect(reply.json.code).toBe('not_allowed');
    }
  });
});

describe('a call', () => {
  it('that is no route is 404', async () => {
    expect(await api.call({ ...allRoutes[0]!, path: '/nothing' })).toMatchObject({ status: 404 });
  });

  it('writes one line that holds no token and no body', async () => {
    await api.call(api.routes.projects.create, { body: { projectId: 'secret-plan', name: 'x' } });

    expect(api.lines).toHaveLength(1);
    expect(JSON.stringify(api.lines)).not.toMatch(/Bearer|secret-plan/);
    expect(api.lines[0]).toMatchObject({
      message: 'call',
      fields: { route: 'POST /projects', status: 201, userId: 'ana' },
    });
  });

  it('that meets what nobody expected tells nothing but where to look', async () => {
    const find = () => Promise.reject(new Error('password=hunter2'));
    const broken = { ...world, ports: { ...world.ports, projects: { ...world.ports.projects, find } } };
    const reply = await makeApi(broken).call(api.routes.projects.list);

    expect(reply).toMatchObject({ status: 500, json: { code: 'internal', instance: 'request-1' } });
    expect(reply.text).not.toContain('hunter2');
  });

  it.each([
    ['no JSON', '{', 'no JSON'],
    ['deeper than anybody can read', `{"document":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'nested more than 100'],
    ['a wrong type', { projectId: 7, name: 'x' }, 'body.projectId'],
    ['an extra field', { projectId: 'a', name: 'x', admin: true }, 'admin'],
    ['a missing field', { projectId: 'a' }, 'body.name'],
    ['a path in the id', { projectId: '../a', name: 'x' }, 'body.projectId'],
  ])('with %s is 400 and names it', async (_, body, message) => {
    expect(await api.call(api.routes.projects.create, { body })).toMatchObject({
      status: 400,
      json: { code: 'invalid_request', detail: expect.stringContaining(message) },
    });
  });

  it.each(['text/csv', 'application/x-www-form-urlencoded', 'text/plain;charset=UTF-8'])(
    'with a body of type %s is 415 and names what is read',
    async (type) => {
      const body = { projectId: 'p5', name: 'x' };

      expect(await api.call(api.routes.projects.create, { body, headers: { 'content-type': type } })).toMatchObject({
        status: 415,
        json: { code: 'unsupported_media_type', detail: expect.stringContaining('application/json') },
      });
    },
  );

  it.each(['application/json; charset=utf-8', 'application/problem+json', ''])(
    'with a body of type "%s" is read as JSON',
    async (type) => {
      const body = { projectId: 'p6', name: 'x' };

      expect(await api.call(api.routes.projects.create, { body, headers: { 'content-type': type } })).toMatchObject({
        status: 201,
      });
    },
  );

  it('with a body past the limit is 413', async () => {
    expect(await api.call(api.routes.projects.create, { body: 'x'.repeat(4_600_000) })).toMatchObject({
      status: 413,
      json: { code: 'request_too_large' },
    });
  });

  it.each(['', ' ', 'ä', 'x'.repeat(201)])('with the Idempotency-Key %j is 400', async (key) => {
    const call = { body: { projectId: 'p2', name: 'x' }, headers: { 'idempotency-key': key } };

    expect(await api.call(api.routes.projects.create, call)).toMatchObject({ status: 400 });
  });

  it('that failed may be made again under its key, by others under the same key too', async () => {
    const headers = { 'idempotency-key': 'k' };
    expect(
      await api.call(api.routes.projects.create, { headers, body: { projectId: 'demo', name: 'x' } }),
    ).toMatchObject({ status: 409 });

    expect(await api.call(api.routes.projects.create, { headers, body: { projectId: 'p3', name: 'x' } })).toMatchObject(
      { status: 201 },
    );
    expect(
      await api.call(api.routes.projects.create, { user: 'bob', headers, body: { projectId: 'p4', name: 'x' } }),
    ).toMatchObject({ status: 201 });
  });
});

describe('members', () => {
  it('always leave an admin', async () => {
    const { routes, call, ok } = api;
    await ok(routes.projects.removeMember, { params: { userId: 'a-admin' } });

    expect(await call(routes.projects.removeMember, { params: { userId: 'ana' } })).toMatchObject({ status: 409 });
    expect(
      await call(routes.projects.setMember, { params: { userId: 'ana' }, body: { role: 'viewer' } }),
    ).toMatchObject({ status: 409 });
    expect(await ok(routes.projects.list)).toMatchObject({ items: [{ projectId: 'demo', role: 'admin' }] });
  });
});
