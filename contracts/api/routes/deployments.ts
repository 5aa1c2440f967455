import { z } from 'zod';
import {
  batchJobRecordSchema,
  deploymentIdSchema,
  deploymentSchema,
  generatedIdSchema,
  versionSchema,
} from '../../entities/index.ts';
import { flowParams, noBody, none, page, pageQuery, projectParams, READ, START } from '../common.ts';
import { route } from '../route.ts';

const capability = 'deployments';
const deploymentParams = projectParams.extend({ deploymentId: deploymentIdSchema });

export const deploymentRoutes = {
  list: route({
    name: 'deployments.list',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/deployments',
    summary: 'Endpoints and batch plans',
    role: 'viewer',
    params: projectParams,
    query: pageQuery,
    body: noBody,
    reply: page(deploymentSchema),
    ...READ,
  }),
  get: route({
    name: 'deployments.get',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/deployments/{deploymentId}',
    summary: 'A deployment',
    role: 'viewer',
    params: deploymentParams,
    query: none,
    body: noBody,
    reply: deploymentSchema,
    ...READ,
  }),
  deploy: route({
    name: 'deployments.deploy',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/{flowId}/deployments',
    summary: 'Deploy a model version online, or as a batch plan; the live version by default',
    role: 'deployer',
    params: flowParams,
    query: none,
    body: z.strictObject({
      kind: z.enum(['online', 'batch']),
      version: versionSchema.optional(),
      reason: z.string().max(1024).default(''),
    }),
    reply: deploymentSchema,
    ...START,
  }),
  remove: route({
    name: 'deployments.remove',
    capability,
    method: 'DELETE',
    path: '/projects/{projectId}/deployments/{deploymentId}',
    summary: 'Take a deployment down',
    role: 'deployer',
    params: deploymentParams,
    query: none,
    body: noBody,
    reply: deploymentSchema,
    ...START,
  }),
  startBatch: route({
    name: 'deployments.startBatch',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/{flowId}/batch-jobs',
    summary: 'Score a dataset or S3 prefix: drift check first, then predictions',
    role: 'editor',
    params: flowParams,
    query: none,
    body: z.strictObject({
      source: z.string().min(1).max(1024),
      destination: z.string().max(1024).optional(),
      outputFormat: z.enum(['csv', 'parquet']).optional(),
      ignoreDrift: z.boolean().default(false),
    }),
    reply: batchJobRecordSchema,
    ...START,
  }),
  listBatch: route({
    name: 'deployments.listBatch',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/batch-jobs',
    summary: 'Batch jobs, newest first',
    role: 'viewer',
    params: projectParams,
    query: pageQuery.extend({ flowId: flowParams.shape.flowId.optional() }),
    body: noBody,
    reply: page(batchJobRecordSchema),
    ...READ,
  }),
  getBatch: route({
    name: 'deployments.getBatch',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/batch-jobs/{batchJobId}',
    summary: 'A batch job',
    role: 'viewer',
    params: projectParams.extend({ batchJobId: generatedIdSchema }),
    query: none,
    body: noBody,
    reply: batchJobRecordSchema,
    ...READ,
  }),
} as const;

const invocation = {
  capability: 'invocations',
  role: 'viewer',
  body: z.unknown(),
  reply: z.unknown(),
  query: none,
  status: 200,
  idempotent: false,
  raw: true,
} as const;

/** One address for predictions in both worlds; body and reply are the model server's own. */
export const invocationRoutes = {
  invoke: route({
    name: 'invocations.invoke',
    method: 'POST',
    path: '/projects/{projectId}/deployments/{deploymentId}/invocations',
    summary: 'Predict: raw rows in, class names out',
    params: deploymentParams,
    ...invocation,
  }),
  infer: route({
    name: 'invocations.infer',
    method: 'POST',
    path: '/projects/{projectId}/deployments/{deploymentId}/v2/models/{model}/infer',
    summary: 'Predict by the Open Inference Protocol',
    params: deploymentParams.extend({ model: z.string().max(128) }),
    ...invocation,
  }),
} as const;
