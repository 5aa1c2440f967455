import { notifyRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { notify } from '../../use-cases/notify/notify.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('notify', notifyRequestSchema, (input) => notify(ports, input));
