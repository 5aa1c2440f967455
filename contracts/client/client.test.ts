import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { FlowiError } from '../errors/index.ts';
import { createClient } from './client.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

const clientOf = async (listener: RequestListener) =>
  createClient({ baseUrl: await serve(listener), token: () => 'secret' });

const PROJECT = { projectId: 'p', name: 'P', createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'ana' };

describe('client', () => {
  test('fills in and escapes the path, and appends the query', async () => {
    let seen = '';
    const client = await clientOf((request, response) => {
      seen = `${request.method} ${request.url} ${request.headers.authorization}`;
      response.end(JSON.stringify({ items: [], cursor: null }));
    });

    await client.runs.list({ params: { projectId: 'a/b c' }, query: { limit: 5, flowId: 'iris' } });

    expect(seen).toBe('GET /api/projects/a%2Fb%20c/runs?limit=5&flowId=iris Bearer secret');
  });

  test('turns problem details into an error with code, status and issues', async () => {
    const issue = { code: 'cycle', severity: 'error', message: 'Nodes a, b form a cycle.' };
    const client = await clientOf((_, response) => {
      response.writeHead(422).end(
        JSON.stringify({
          type: 'urn:flowi:error:invalid_flow',
          title: 'Invalid flow',
          status: 422,
          code: 'invalid_flow',
          detail: 'The flow cannot run.',
          issues: [issue],
        }),
      );
    });

    const error = await client.flows
      .get({ params: { projectId: 'p', flowId: 'f' } })
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(FlowiError);
    expect(error).toMatchObject({
      code: 'invalid_flow',
      message: 'The flow cannot run.',
      status: 422,
      details: { issues: [issue] },
    });
  });

  test('keeps what of a request for predictions could not be scored', async () => {
    const errors = [{ row: 0, column: 'age', given: '"old"', allowed: 'a number', message: 'row 0: …' }];
    const client = await clientOf((_, response) => {
      const problem = { type: 'urn:flowi:error:prediction_input', title: 'The rows cannot be scored', status: 422 };
      response.writeHead(422).end(JSON.stringify({ ...problem, code: 'prediction_input', detail: 'row 0: …', errors }));
    });

    const asked = client.invocations.invoke({ params: { projectId: 'p', deploymentId: 'f-online' }, body: [{}] });

    await expect(asked).rejects.toMatchObject({ code: 'prediction_input', details: { errors } });
  });

  test('gives a code to failures that carry no problem details', async () => {
    const client = await clientOf((_, response) => response.writeHead(413).end('<html>'));

    await expect(client.projects.list({})).rejects.toMatchObject({ code: 'request_too_large' });
  });

  test.each([
    ['another token', 'fresh', [200, ['stale', 'fresh']]],
    ['the same one', 'stale', [401, ['stale']]],
  ])(
    'asks for another token when its own is refused, and sends the same call once more: given %s',
    async (_, next, expected) => {
      const sent: { token: string; key: string | string[] | undefined }[] = [];
      const base = await serve((request, response) => {
        const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
        sent.push({ token, key: request.headers['idempotency-key'] });
        response.writeHead(token === 'fresh' ? 201 : 401).end(JSON.stringify(PROJECT));
      });
      const client = createClient({ baseUrl: base, token: (refused) => (refused === undefined ? 'stale' : next) });

      const status = await client.projects.create({ body: { projectId: 'p', name: 'P' } }).then(
        () => 200,
        (error: unknown) => (error instanceof FlowiError && error.code === 'not_authenticated' ? 401 : error),
      );

      expect([status, sent.map(({ token }) => token)]).toEqual(expected);
      expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    },
  );

  test('says that nothing answers', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:9', token: () => undefined });

    await expect(client.projects.list({})).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });

  test('refuses a reply of another shape', async () => {
    const client = await clientOf((_, response) => response.end('{"items": 3}'));

    await expect(client.projects.list({})).rejects.toMatchObject({ code: 'internal' });
  });

  test('sends rows in text to a raw route as CSV', async () => {
    const client = await clientOf(async (request, response) =>
      response.end(JSON.stringify([request.headers['content-type'], await text(request)])),
    );
    const params = { projectId: 'p', deploymentId: 'iris-online' };

    expect(await client.invocations.invoke({ params, body: 'a,b\n1,2\n' })).toEqual(['text/csv', 'a,b\n1,2\n']);
  });

  test('passes the reply of a raw route on', async () => {
    const client = await clientOf((_, response) => response.end('{"predictions":[{"label":"setosa"}]}'));

    const reply = await client.invocations.invoke({
      params: { projectId: 'p', deploymentId: 'iris-online' },
      body: [{ a: 1 }],
    });

    expect(reply).toEqual({ predictions: [{ label: 'setosa' }] });
  });
});
