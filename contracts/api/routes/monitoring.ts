import * as z from 'zod';
import {
  deploymentIdSchema,
  driftReportRecordSchema,
  generatedIdSchema,
  notificationSchema,
  timestampSchema,
} from '../../entities/index.ts';
import { driftCountsSchema } from '../../monitoring/drift-counts.schema.ts';
import { trafficReportSchema } from '../../monitoring/traffic-report.schema.ts';
import { flowParams, noBody, none, page, pageQuery, projectParams, READ } from '../common.ts';
import { route } from '../route.ts';

const capability = 'monitoring';

export const monitoringRoutes = {
  driftReports: route({
    name: 'monitoring.driftReports',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/flows/{flowId}/drift-reports',
    summary: 'Drift reports of batches and windows, newest first',
    role: 'viewer',
    params: flowParams,
    query: pageQuery.extend({ subject: driftReportRecordSchema.shape.subject.optional() }),
    body: noBody,
    reply: page(driftReportRecordSchema),
    ...READ,
  }),
  driftReport: route({
    name: 'monitoring.driftReport',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/drift-reports/{driftReportId}',
    summary: 'One drift report',
    role: 'viewer',
    params: projectParams.extend({ driftReportId: generatedIdSchema }),
    query: none,
    body: noBody,
    reply: driftReportRecordSchema,
    ...READ,
  }),
  driftCounts: route({
    name: 'monitoring.driftCounts',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/drift-reports/{driftReportId}/counts',
    summary: 'The counts a drift report was judged by, beside those of training',
    role: 'viewer',
    params: projectParams.extend({ driftReportId: generatedIdSchema }),
    query: none,
    body: noBody,
    reply: driftCountsSchema,
    ...READ,
  }),
  traffic: route({
    name: 'monitoring.traffic',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/deployments/{deploymentId}/traffic',
    summary: 'Requests, errors and latency of an endpoint over a span of time; the last day by default',
    role: 'viewer',
    params: projectParams.extend({ deploymentId: deploymentIdSchema }),
    query: z.strictObject({
      from: timestampSchema.optional().describe('A day before `to` by default'),
      to: timestampSchema.optional().describe('Now by default'),
      points: z.coerce.number().int().min(1).max(500).default(96).describe('At most so many steps'),
    }),
    body: noBody,
    reply: trafficReportSchema,
    ...READ,
  }),
  checkOnline: route({
    name: 'monitoring.checkOnline',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/flows/{flowId}/drift-checks',
    summary: 'Judge the traffic since the last check',
    role: 'editor',
    params: flowParams,
    query: none,
    body: z.strictObject({}),
    reply: driftReportRecordSchema,
    ...READ,
  }),
  notifications: route({
    name: 'monitoring.notifications',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/notifications',
    summary: 'What people were told, newest first',
    role: 'viewer',
    params: projectParams,
    query: pageQuery.extend({ kind: notificationSchema.shape.kind.optional() }),
    body: noBody,
    reply: page(notificationSchema),
    ...READ,
  }),
} as const;
