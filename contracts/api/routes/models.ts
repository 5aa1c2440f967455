import * as z from 'zod';
import { ledgerEntrySchema, modelVersionSchema, versionSchema } from '../../entities/index.ts';
import {
  metricsSchema,
  modelContractSchema,
  paritySchema,
  provenanceSchema,
  sampleSchema,
} from '../../package/index.ts';
import { flowParams, noBody, none, page, pageQuery, READ, START } from '../common.ts';
import { route } from '../route.ts';

const capability = 'models';

export const modelRoutes = {
  list: route({
    name: 'models.list',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}/models',
    summary: 'Model versions, newest first',
    role: 'viewer',
    params: flowParams,
    query: pageQuery,
    body: noBody,
    reply: page(modelVersionSchema.extend({ live: z.boolean() })),
    ...READ,
  }),
  get: route({
    name: 'models.get',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}/models/{version}',
    summary: 'A model version with contract, metrics, parity and provenance',
    role: 'viewer',
    params: flowParams.extend({ version: versionSchema }),
    query: none,
    body: noBody,
    reply: modelVersionSchema.extend({
      live: z.boolean(),
      contract: modelContractSchema,
      evidence: z.object({
        metrics: metricsSchema,
        parity: paritySchema,
        provenance: provenanceSchema,
        sample: sampleSchema,
      }),
    }),
    ...READ,
  }),
  rollback: route({
    name: 'models.rollback',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/{flowId}/rollback',
    summary: 'Make an earlier model version live again and deploy it; without a version the one before',
    role: 'deployer',
    params: flowParams,
    query: none,
    body: z.strictObject({ version: versionSchema.optional(), reason: z.string().max(1024).default('') }),
    reply: z.object({ version: versionSchema, previousVersion: versionSchema, deploymentId: z.string().nullable() }),
    ...START,
  }),
  ledger: route({
    name: 'models.ledger',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}/ledger',
    summary: 'What was live, when, why and by whom; oldest first',
    role: 'viewer',
    params: flowParams,
    query: pageQuery,
    body: noBody,
    reply: page(ledgerEntrySchema),
    ...READ,
  }),
} as const;
