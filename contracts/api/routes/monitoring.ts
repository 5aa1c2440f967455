import { z } from 'zod';
import { driftReportRecordSchema, generatedIdSchema, notificationSchema } from '../../entities/index.ts';
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
    query: pageQuery,
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
    query: pageQuery,
    body: noBody,
    reply: page(notificationSchema),
    ...READ,
  }),
} as const;
