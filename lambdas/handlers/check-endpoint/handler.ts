import { deployRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { checkEndpoint } from '../../use-cases/deployments/check-endpoint.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('check-endpoint', deployRequestSchema, (input) => checkEndpoint(ports, input));
