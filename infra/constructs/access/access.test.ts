import { App, Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { expect, test } from 'vitest';
import type { FunctionDefinition } from '../../../lambdas/functions.ts';
import { FlowiFunction } from '../functions/flowi-function.ts';
import { giveAccess } from './access.ts';

const DEFINITION: FunctionDefinition = {
  name: 'plan-run',
  entry: 'handlers/plan-run/handler.ts',
  kind: 'step',
  grants: ['table:read', 'data:read'],
  timeoutSeconds: 10,
  memoryMb: 256,
};

function makeFunction(): FlowiFunction {
  return new FlowiFunction(new Stack(new App(), 'stack'), 'Function', {
    definition: DEFINITION,
    code: Code.fromInline('exports.handler = async () => 1;'),
    handler: 'index.handler',
    environment: { GIVEN: 'yes', LEFT_OUT: undefined },
    logRetentionDays: 7,
    traced: false,
  });
}

test('gives what the definition asks for, once each', () => {
  const given: string[] = [];

  giveAccess(makeFunction(), DEFINITION, {
    'table:read': () => given.push('table:read'),
    'data:read': () => given.push('data:read'),
    'data:write': () => given.push('data:write'),
  });

  expect(given).toEqual(['table:read', 'data:read']);
});

test('stops when a permission cannot be given, naming function and permission', () => {
  expect(() => giveAccess(makeFunction(), DEFINITION, { 'table:read': () => undefined })).toThrow(
    /plan-run asks for data:read/,
  );
});
