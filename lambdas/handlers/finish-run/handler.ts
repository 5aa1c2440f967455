import { runRefSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { finishRun } from '../../use-cases/runs/finish-run.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('finish-run', runRefSchema, (input) => finishRun(ports, input));
