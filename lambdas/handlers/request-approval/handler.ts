import { approvalRequestSchema } from '@flowi/contracts/events';
import { buildStep } from '../../steps/build-step.ts';
import { requestApproval } from '../../use-cases/runs/request-approval.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildStep('request-approval', approvalRequestSchema, (input) => requestApproval(ports, input));
