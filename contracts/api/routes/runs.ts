import * as z from 'zod';
import {
  generatedIdSchema,
  RUN_STATES,
  runSchema,
  slugSchema,
  trialSchema,
  triggerSchema,
  versionSchema,
} from '../../entities/index.ts';
import { nodePreviewSchema, previewsSchema, progressSchema } from '../../events/index.ts';
import { nodeSchema } from '../../flow/flow.schema.ts';
import { flowParams, noBody, none, page, pageQuery, projectParams, READ, START } from '../common.ts';
import { route } from '../route.ts';

const capability = 'runs';
const runParams = projectParams.extend({ runId: generatedIdSchema });
const nodeId = nodeSchema.shape.id;

/** Most runs that one request may name. */
const RUNS_AT_ONCE = 100;

const runIdsSchema = z
  .string()
  .min(1)
  .transform((text) => text.split(','))
  .pipe(z.array(generatedIdSchema).max(RUNS_AT_ONCE))
  .describe(`Ids of runs, with commas between them, at most ${RUNS_AT_ONCE}`);

/** How runs are ordered by a metric; `best` is whichever way that metric is better, the highest first where nobody knows. */
const RUN_ORDERS = ['best', 'ascending', 'descending'] as const;

/** By what a list of runs is sorted, where it is not by time. */
const sortedRunsSchema = z.object({
  metric: z.string(),
  order: z.enum(['ascending', 'descending']),
  among: z.int().describe('How many of the newest runs were looked through, before any filter but that by flow'),
  complete: z.boolean().describe('False when there are older runs, which are left out'),
});

/** Which data a run reads, fixed when it was started. */
const usedDatasetSchema = z.object({ nodeId: z.string(), name: slugSchema, version: versionSchema });

export const runRoutes = {
  start: route({
    name: 'runs.start',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/{flowId}/runs',
    summary: 'Start a run; without a version the draft is frozen and run',
    role: 'editor',
    params: flowParams,
    query: none,
    body: z.strictObject({
      version: versionSchema.optional(),
      compute: z.enum(['lambda', 'sagemaker']).optional().describe('Overrides what Plan would choose by size'),
    }),
    reply: runSchema,
    ...START,
  }),
  list: route({
    name: 'runs.list',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/runs',
    summary: 'Runs, newest first or sorted by a metric',
    role: 'viewer',
    params: projectParams,
    query: pageQuery.extend({
      flowId: flowParams.shape.flowId.optional(),
      state: z.enum(RUN_STATES).optional(),
      trigger: triggerSchema.shape.kind.optional(),
      runs: runIdsSchema.optional().describe('Only these runs, those of them that there are, on one page'),
      sort: z
        .string()
        .min(1)
        .max(256)
        .optional()
        .describe('A metric on held-out rows; runs without it come last, and the newer of two alike first'),
      order: z.enum(RUN_ORDERS).optional().describe('How `sort` orders; best first by itself'),
    }),
    body: noBody,
    reply: page(runSchema).extend({
      sorted: sortedRunsSchema.optional().describe('Only when `sort` is asked for'),
    }),
    ...READ,
  }),
  get: route({
    name: 'runs.get',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/runs/{runId}',
    summary: 'A run with the data it reads, what its training job says of itself, and whether its model is live',
    role: 'viewer',
    params: runParams,
    query: none,
    body: noBody,
    reply: runSchema.extend({
      progress: progressSchema.nullable(),
      datasets: z.array(usedDatasetSchema),
      liveVersion: z.int().nullable().describe('Model version of the flow that is live now, of whichever run'),
    }),
    ...READ,
  }),
  trials: route({
    name: 'runs.trials',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/runs/{runId}/trials',
    summary: 'Trials of a run with parameters and metrics',
    role: 'viewer',
    params: runParams,
    query: pageQuery,
    body: noBody,
    reply: page(trialSchema),
    ...READ,
  }),
  compare: route({
    name: 'runs.compare',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/trials',
    summary: 'Trials of several runs, in the order the runs are named: every one, or those that were chosen',
    role: 'viewer',
    params: projectParams,
    query: pageQuery.extend({
      runs: runIdsSchema,
      only: z.enum(['chosen']).optional().describe('Of each run the trial it chose'),
      with: z.enum(['runs']).optional().describe('The runs too, each on one page'),
    }),
    body: noBody,
    reply: page(trialSchema).extend({
      runs: z
        .array(runSchema)
        .optional()
        .describe('Only when asked for `with=runs`: those that there are, as they were before their trials were read'),
    }),
    ...READ,
  }),
  log: route({
    name: 'runs.log',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/runs/{runId}/log',
    summary: 'Log of the training job: while it runs, after it, after a retry',
    role: 'viewer',
    params: runParams,
    query: z.strictObject({
      attempt: z.coerce.number().int().min(1).optional(),
      from: z.coerce.number().int().min(0).default(0).describe('Byte to read on from'),
      node: nodeId.optional().describe('Only lines about this node'),
    }),
    body: noBody,
    reply: z.object({ attempt: z.int(), text: z.string(), next: z.int(), finished: z.boolean() }),
    ...READ,
  }),
  preview: route({
    name: 'runs.preview',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/runs/{runId}/nodes/{nodeId}/preview',
    summary: 'What left a node in one trial of the run: columns, changes and first rows, kept when the run made them',
    role: 'viewer',
    params: runParams.extend({ nodeId }),
    query: none,
    body: noBody,
    reply: z.object({
      attempt: z.int(),
      preview: nodePreviewSchema
        .extend({ trial: z.int(), of: previewsSchema.shape.of })
        .nullable()
        .describe('null when none was kept: of metrics, and of nodes that the trial did not pass'),
      kept: z.array(z.string()).describe('Nodes that there are previews of'),
    }),
    ...READ,
  }),
  stop: route({
    name: 'runs.stop',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/runs/{runId}/stop',
    summary: 'Stop a run and its job',
    role: 'editor',
    params: runParams,
    query: none,
    body: none,
    reply: runSchema,
    ...START,
  }),
  retry: route({
    name: 'runs.retry',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/runs/{runId}/retry',
    summary: 'Run a failed or stopped run again as its next attempt',
    role: 'editor',
    params: runParams,
    query: none,
    body: none,
    reply: runSchema,
    ...START,
  }),
  approve: route({
    name: 'runs.approve',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/runs/{runId}/approval',
    summary: 'Approve or reject the promotion that waits',
    role: 'deployer',
    params: runParams,
    query: none,
    body: z.strictObject({ approved: z.boolean(), reason: z.string().max(1024).default('') }),
    reply: runSchema,
    ...START,
  }),
} as const;
