import { buildStep } from '../../steps/build-step.ts';
import { endpointCheckSchema } from '../../steps/schemas.ts';
import { checkEndpoint } from '../../use-cases/deployments/check-endpoint.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('check-endpoint', endpointCheckSchema, (input) => checkEndpoint(ports, input));
