import { z } from 'zod';
import { flowRecordSchema, flowVersionSchema, slugSchema, versionSchema } from '../../entities/index.ts';
import { flowSchema } from '../../flow/flow.schema.ts';
import { issueSchema } from '../../flow/issues.ts';
import { CREATE, flowParams, noBody, none, page, pageQuery, projectParams, READ, REMOVE } from '../common.ts';
import { route } from '../route.ts';

const capability = 'flows';
const versionParams = flowParams.extend({ version: versionSchema });

/** The judgement on a document: what is wrong, and how many trials a run would make. */
const flowCheckSchema = z.object({
  issues: z.array(issueSchema),
  runnable: z.boolean(),
  trials: z.int().nullable().describe('null when the document is no flow'),
});

/** Documents are judged by our own rules, so a malformed one gets issues instead of a bare 400. */
const anyDocument = z.strictObject({ document: z.unknown() });

export const flowRoutes = {
  list: route({
    name: 'flows.list',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows',
    summary: 'Flows of the project',
    role: 'viewer',
    params: projectParams,
    query: pageQuery,
    body: noBody,
    reply: page(flowRecordSchema.omit({ draft: true })),
    ...READ,
  }),
  create: route({
    name: 'flows.create',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows',
    summary: 'Make a flow from a document; it becomes the draft',
    role: 'editor',
    params: projectParams,
    query: none,
    body: z.strictObject({ flowId: slugSchema.optional(), document: z.unknown() }),
    reply: flowRecordSchema,
    ...CREATE,
  }),
  get: route({
    name: 'flows.get',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}',
    summary: 'A flow with its draft',
    role: 'viewer',
    params: flowParams,
    query: none,
    body: noBody,
    reply: flowRecordSchema,
    ...READ,
  }),
  saveDraft: route({
    name: 'flows.saveDraft',
    capability,
    method: 'PUT',
    path: '/projects/{projectId}/flows/{flowId}/draft',
    summary: 'Save the draft, naming the revision it began from; 409 when another save came first',
    role: 'editor',
    params: flowParams,
    query: none,
    body: z.strictObject({ revision: z.int().min(1), document: z.unknown() }),
    reply: flowRecordSchema,
    ...READ,
  }),
  remove: route({
    name: 'flows.remove',
    capability,
    method: 'DELETE',
    path: '/projects/{projectId}/flows/{flowId}',
    summary: 'Delete a flow that serves nothing',
    role: 'admin',
    params: flowParams,
    query: none,
    body: noBody,
    reply: z.undefined(),
    ...REMOVE,
  }),
  createVersion: route({
    name: 'flows.createVersion',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/{flowId}/versions',
    summary: 'Freeze the draft as a numbered version; the same draft gives the same version',
    role: 'editor',
    params: flowParams,
    query: none,
    body: none,
    reply: flowVersionSchema.extend({ issues: z.array(issueSchema) }),
    ...CREATE,
  }),
  versions: route({
    name: 'flows.versions',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}/versions',
    summary: 'Versions, newest first',
    role: 'viewer',
    params: flowParams,
    query: pageQuery,
    body: noBody,
    reply: page(flowVersionSchema.omit({ document: true })),
    ...READ,
  }),
  getVersion: route({
    name: 'flows.getVersion',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}/versions/{version}',
    summary: 'One version',
    role: 'viewer',
    params: versionParams,
    query: none,
    body: noBody,
    reply: flowVersionSchema,
    ...READ,
  }),
  setSchedule: route({
    name: 'flows.setSchedule',
    capability,
    method: 'PUT',
    path: '/projects/{projectId}/flows/{flowId}/schedule',
    summary: 'Switch the schedule on or off, or run once at a time',
    role: 'editor',
    params: flowParams,
    query: none,
    body: z.strictObject({
      enabled: z.boolean(),
      at: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, 'local date and time, e.g. 2026-01-31T06:00:00')
        .optional()
        .describe('Once, at this local time, instead of the cron of the flow'),
      timezone: z.string().max(64).optional().describe('Zone of `at`; UTC by default'),
    }),
    reply: z.object({ enabled: z.boolean(), next: z.array(z.iso.datetime()) }),
    ...READ,
  }),
  validate: route({
    name: 'flows.validate',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/validate',
    summary: 'Judge a document without keeping it',
    role: 'viewer',
    params: projectParams,
    query: none,
    body: anyDocument,
    reply: flowCheckSchema,
    ...READ,
  }),
  importChart: route({
    name: 'flows.importChart',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/import',
    summary: 'Turn a chart of the original Flowi into a flow document, naming what could not be mapped',
    role: 'viewer',
    params: projectParams,
    query: none,
    body: z.strictObject({ chart: z.unknown() }),
    reply: z.object({
      document: flowSchema,
      unmapped: z.array(z.object({ node: z.string(), attribute: z.string().nullable(), reason: z.string() })),
    }),
    ...READ,
  }),
} as const;
