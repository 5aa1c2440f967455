import { runRefSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { planRun } from '../../use-cases/runs/plan-run.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('plan-run', runRefSchema, (input) => planRun(ports, input));
