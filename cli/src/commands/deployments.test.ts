import { expect, test } from 'vitest';
import { describeError } from '../describe-error.ts';
import { exitCodeOf } from '../exit-code.ts';
import { instance, problem, runCommand } from '../testing/api-server.ts';

const FAILED_DELETION = {
  projectId: 'default',
  deploymentId: 'iris-online',
  flowId: 'iris',
  kind: 'online',
  state: 'failed',
  modelVersion: 1,
  target: 'serverless',
  endpointName: 'iris',
  batch: null,
  failure: { code: 'upstream_unavailable', step: 'DeleteEndpoint', cause: 'SageMaker is busy', logTail: [], fix: null },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

test('ends with 1 and the cause when an endpoint cannot be taken down', async () => {
  await instance({
    'DELETE /api/projects/default/deployments/iris-online': {
      status: 202,
      body: { ...FAILED_DELETION, state: 'deleting', failure: null },
    },
    'GET /api/projects/default/deployments/iris-online': { status: 200, body: FAILED_DELETION },
  });

  const { error } = await runCommand('delete-endpoint', 'iris', '--wait');

  expect(exitCodeOf(error)).toBe(1);
  expect(describeError(error)).toContain('SageMaker is busy');
});

test('says when somebody wanted another model meanwhile', async () => {
  const asked = { ...FAILED_DELETION, state: 'updating', failure: null, modelVersion: 2, requestId: 'q1' };
  const other = {
    ...asked,
    state: 'in_service',
    modelVersion: 1,
    requestId: 'q2',
    requestedAt: '2026-01-01T00:01:00.000Z',
  };
  await instance({
    'POST /api/projects/default/flows/iris/deployments': { status: 202, body: asked },
    'GET /api/projects/default/deployments/iris-online': { status: 200, body: other },
  });

  const { error } = await runCommand('deploy', 'iris', '--version', '2', '--wait');

  expect(exitCodeOf(error)).toBe(1);
  expect(describeError(error)).toMatch(/q1 .*superseded by request q2 of 2026-01-01T00:01.*model version 1/);
});

test('says of a refused request all that is wrong with it', async () => {
  const wrong = (column: string) => ({
    row: 0,
    column,
    given: '"x"',
    allowed: 'a number',
    message: `row 0, column "${column}": given "x"; allowed: a number`,
  });
  const errors = [wrong('area'), wrong('rooms')];
  await instance({
    'POST /api/projects/default/deployments/iris-online/invocations': problem(
      'prediction_input',
      422,
      `${errors[0]?.message} (and 1 more)`,
      { errors },
    ),
  });

  const { error } = await runCommand('predict', 'iris', '--row', '{}');

  expect(describeError(error)).toBe(
    'row 0, column "area": given "x"; allowed: a number (and 1 more)\n  row 0, column "rooms": given "x"; allowed: a number',
  );
});
