import { deployRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { deployBatchPlan } from '../../use-cases/deployments/deploy-batch-plan.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('deploy-batch-plan', deployRequestSchema, (input) => deployBatchPlan(ports, input));
