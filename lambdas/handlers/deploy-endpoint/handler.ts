import { deployRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { deployEndpoint } from '../../use-cases/deployments/deploy-endpoint.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('deploy-endpoint', deployRequestSchema, (input) => deployEndpoint(ports, input));
