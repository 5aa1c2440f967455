import type { Answers } from './api-server.ts';
import {
  makeBatchJob,
  makeBatchPlan,
  makeDeployment,
  makeDriftCounts,
  makeDriftReport,
  makeLedger,
  makeModelReply,
  makeModels,
  makeNotification,
  makeTraffic,
} from './make-deployments.ts';

/** An endpoint and a batch plan of the flow, with what they leave. */
export const USUAL_SERVING: Answers = {
  'deployments.list': () => ({ items: [makeDeployment(), makeBatchPlan()], cursor: null }),
  'deployments.get': ({ params }) => (params['deploymentId'] === 'iris-batch' ? makeBatchPlan() : makeDeployment()),
  'deployments.listBatch': () => ({ items: [makeBatchJob()], cursor: null }),
  'deployments.getBatch': () => makeBatchJob(),
  'deployments.listBatchFiles': () => ({ items: [] }),
  'models.list': () => ({ items: makeModels(), cursor: null }),
  'models.get': () => makeModelReply(),
  'models.ledger': () => ({ items: makeLedger(), cursor: null }),
  'monitoring.driftReports': () => ({ items: [makeDriftReport()], cursor: null }),
  'monitoring.driftReport': () => makeDriftReport(),
  'monitoring.driftCounts': () => makeDriftCounts(),
  'monitoring.traffic': () => makeTraffic(),
  'monitoring.notifications': () => ({ items: [makeNotification()], cursor: null }),
};
