import { recordFailureSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { recordFailure } from '../../use-cases/failures/record-failure.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('record-failure', recordFailureSchema, (input) => recordFailure(ports, input));
