import { compareRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { compareRun } from '../../use-cases/runs/compare-run.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('compare-run', compareRequestSchema, (input) => compareRun(ports, input));
