import type { Route } from './route.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { deploymentRoutes, invocationRoutes } from './routes/deployments.ts';
import { flowRoutes } from './routes/flows.ts';
import { modelRoutes } from './routes/models.ts';
import { monitoringRoutes } from './routes/monitoring.ts';
import { projectRoutes } from './routes/projects.ts';
import { runRoutes } from './routes/runs.ts';

export * from './common.ts';
export * from './predictions.ts';
export * from './route.ts';
export { UPLOAD_LIMITS } from './routes/datasets.ts';

/** Every route of the API, by capability. */
export const routes = {
  projects: projectRoutes,
  catalogue: catalogueRoutes,
  datasets: datasetRoutes,
  flows: flowRoutes,
  runs: runRoutes,
  models: modelRoutes,
  deployments: deploymentRoutes,
  invocations: invocationRoutes,
  monitoring: monitoringRoutes,
} as const;

/** The same as a flat list. */
export const allRoutes: readonly Route[] = Object.values(routes).flatMap((group) => Object.values<Route>(group));
