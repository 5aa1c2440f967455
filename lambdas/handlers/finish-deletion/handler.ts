import { deployRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { finishDeletion } from '../../use-cases/deployments/finish-deletion.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('finish-deletion', deployRequestSchema, (input) => finishDeletion(ports, input));
