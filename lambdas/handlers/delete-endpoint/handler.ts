import { deployRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { deleteEndpoint } from '../../use-cases/deployments/delete-endpoint.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('delete-endpoint', deployRequestSchema, (input) => deleteEndpoint(ports, input));
