import { batchStepRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { checkDrift } from '../../use-cases/batch/check-drift.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('check-drift', batchStepRequestSchema, (input) => checkDrift(ports, input));
