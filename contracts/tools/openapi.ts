import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameters,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { allRoutes, type Route } from '../api/index.ts';
import { catalogueSchema } from '../catalogue/index.ts';
import {
  batchJobRecordSchema,
  datasetSchema,
  datasetVersionSchema,
  deploymentSchema,
  failureSchema,
  flowRecordSchema,
  flowVersionSchema,
  ledgerEntrySchema,
  modelVersionSchema,
  projectSchema,
  runSchema,
  trialSchema,
} from '../entities/index.ts';
import { problemSchema } from '../errors/index.ts';
import { progressSchema } from '../events/index.ts';
import { flowSchema, issueSchema } from '../flow/index.ts';
import { driftReportSchema } from '../monitoring/index.ts';
import { comparisonSchema, modelContractSchema } from '../package/index.ts';

const DESCRIPTION =
  'Flows, runs, models and deployments of a project. Every failure is a problem document (RFC 9457) with a code of Flowi.';

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('The same key and body give the same answer for 24 hours'),
});

/** What gets a name of its own in the document; everything else is written where it is used. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  BatchJob: batchJobRecordSchema,
  Catalogue: catalogueSchema,
  Comparison: comparisonSchema,
  Dataset: datasetSchema,
  DatasetVersion: datasetVersionSchema,
  Deployment: deploymentSchema,
  DriftReport: driftReportSchema,
  Failure: failureSchema,
  Flow: flowSchema,
  FlowRecord: flowRecordSchema,
  FlowVersion: flowVersionSchema,
  Issue: issueSchema,
  LedgerEntry: ledgerEntrySchema,
  ModelContract: modelContractSchema,
  ModelVersion: modelVersionSchema,
  Problem: problemSchema,
  Progress: progressSchema,
  Project: projectSchema,
  Run: runSchema,
  Trial: trialSchema,
};

/** The OpenAPI 3.1 document of the route table. */
export function openApiDocument(): unknown {
  return withNames(NAMED, () => document());
}

/** Names live in zod's registry only while they are needed: plain JSON Schemas would turn them into references. */
function withNames<T>(schemas: Readonly<Record<string, z.ZodType>>, make: () => T): T {
  const before = Object.values(schemas).map((schema) => ({ schema, meta: z.globalRegistry.get(schema) }));
  for (const [id, schema] of Object.entries(schemas))
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  try {
    return make();
  } finally {
    for (const { schema, meta } of before) {
      z.globalRegistry.remove(schema);
      if (meta) z.globalRegistry.add(schema, meta);
    }
  }
}

function document(): unknown {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Flowi',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: [...new Set(allRoutes.map((route) => route.capability))].map((name) => ({ name })),
    paths: paths(),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  });
}

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const route of allRoutes) {
    all[route.path] = { ...all[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return all;
}

function operation(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.name,
    summary: route.summary,
    description: route.role === 'signed_in' ? 'For everyone signed in.' : `Needs role ${route.role} in the project.`,
    tags: [route.capability],
    requestParams: {
      ...withFields('path', route.params),
      ...withFields('query', route.query),
      ...(route.idempotent && { header: idempotencyHeader }),
    },
    ...(hasContent(route.body) && {
      requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
    }),
    responses: {
      [`${route.status}`]: hasContent(route.reply)
        ? { description: 'Done', content: { 'application/json': { schema: route.reply } } }
        : { description: 'Done' },
      default: {
        description: 'Why it was refused, or failed',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

function withFields(place: 'path' | 'query', schema: z.ZodType): ZodOpenApiParameters {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? { [place]: schema } : {};
}

function hasContent(schema: z.ZodType): boolean {
  return !(schema instanceof z.ZodUndefined);
}
