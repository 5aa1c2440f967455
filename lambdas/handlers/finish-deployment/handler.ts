import { deployRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { finishDeployment } from '../../use-cases/deployments/finish-deployment.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('finish-deployment', deployRequestSchema, (input) => finishDeployment(ports, input));
