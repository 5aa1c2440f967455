import { z } from 'zod';
import { generatedIdSchema, runSchema, trialSchema, versionSchema } from '../../entities/index.ts';
import { progressSchema } from '../../events/train-job.schema.ts';
import { flowParams, none, noBody, page, pageQuery, projectParams, READ, START } from '../common.ts';
import { route } from '../route.ts';

const capability = 'runs';
const runParams = projectParams.extend({ runId: generatedIdSchema });

export const runRoutes = {
  start: route({ name: 'runs.start', capability, method: 'POST', path: '/projects/{projectId}/flows/{flowId}/runs', summary: 'Start a run; without a version the draft is frozen and run', role: 'editor', params: flowParams, query: none, body: z.strictObject({ version: versionSchema.optional(), compute: z.enum(['lambda', 'sagemaker']).optional().describe('Overrides what Plan would choose by size') }), reply: runSchema, ...START }),
  list: route({ name: 'runs.list', capability, method: 'GET', path: '/projects/{projectId}/runs', summary: 'Runs, newest first', role: 'viewer', params: projectParams, query: pageQuery.extend({ flowId: flowParams.shape.flowId.optional() }), body: noBody, reply: page(runSchema), ...READ }),
  get: route({ name: 'runs.get', capability, method: 'GET', path: '/projects/{projectId}/runs/{runId}', summary: 'A run, with live progress while it trains', role: 'viewer', params: runParams, query: none, body: noBody, reply: runSchema.extend({ progress: progressSchema.nullable() }), ...READ }),
  trials: route({ name: 'runs.trials', capability, method: 'GET', path: '/projects/{projectId}/runs/{runId}/trials', summary: 'Trials of a run with parameters and metrics', role: 'viewer', params: runParams, query: pageQuery, body: noBody, reply: page(trialSchema), ...READ }),
  log: route({ name: 'runs.log', capability, method: 'GET', path: '/projects/{projectId}/runs/{runId}/log', summary: 'Log of the training job: while it runs, after it, after a retry', role: 'viewer', params: runParams, query: z.strictObject({ attempt: z.coerce.number().int().min(1).optional(), from: z.coerce.number().int().min(0).default(0).describe('Byte to read on from') }), body: noBody, reply: z.object({ attempt: z.int(), text: z.string(), next: z.int(), finished: z.boolean() }), ...READ }),
  stop: route({ name: 'runs.stop', capability, method: 'POST', path: '/projects/{projectId}/runs/{runId}/stop', summary: 'Stop a run and its job', role: 'editor', params: runParams, query: none, body: none, reply: runSchema, ...START }),
  retry: route({ name: 'runs.retry', capability, method: 'POST', path: '/projects/{projectId}/runs/{runId}/retry', summary: 'Run a failed or stopped run again as its next attempt', role: 'editor', params: runParams, query: none, body: none, reply: runSchema, ...START }),
  approve: route({ name: 'runs.approve', capability, method: 'POST', path: '/projects/{projectId}/runs/{runId}/approval', summary: 'Approve or reject the promotion that waits', role: 'deployer', params: runParams, query: none, body: z.strictObject({ approved: z.boolean(), reason: z.string().max(1024).default('') }), reply: runSchema, ...START }),
} as const;
