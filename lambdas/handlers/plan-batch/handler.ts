import { batchRefSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { planBatch } from '../../use-cases/batch/plan-batch.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('plan-batch', batchRefSchema, (input) => planBatch(ports, input));
