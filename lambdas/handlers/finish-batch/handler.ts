import { buildStep } from '../../steps/build-step.ts';
import { batchFinishSchema } from '../../steps/schemas.ts';
import { finishBatch } from '../../use-cases/batch/finish-batch.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('finish-batch', batchFinishSchema, (input) => finishBatch(ports, input));
