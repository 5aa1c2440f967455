import { promoteRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { promoteModel } from '../../use-cases/runs/promote-model.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('promote-model', promoteRequestSchema, (input) => promoteModel(ports, input));
