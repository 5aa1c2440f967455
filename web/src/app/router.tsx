import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readBatchJobsSearch } from '../pages/batch-jobs/batch-jobs-search.ts';
import { readCompareSearch } from '../pages/compare/compare-search.ts';
import { readDatasetSearch } from '../pages/dataset/dataset-search.ts';
import { readDeploymentSearch } from '../pages/deployment/deployment-search.ts';
import { readDeploymentsSearch } from '../pages/deployments/deployments-search.ts';
import { readFlowPageSearch } from '../pages/flow/flow-search.ts';
import { readEditorSearch } from '../pages/flow-editor/editor-search.ts';
import { readFlowListSearch } from '../pages/flow-list/flow-list-search.ts';
import { readVersionsSearch } from '../pages/flow-versions/versions-search.ts';
import { readNotificationsSearch } from '../pages/notifications/notifications-search.ts';
import { readRunSearch } from '../pages/run/run-search.ts';
import { readRunsSearch } from '../pages/runs/runs-search.ts';
import { readWords } from '../shared/search-values.ts';
import { PageFailed } from './page-failed.tsx';
import { PageNotFound } from './page-not-found.tsx';
import { Shell } from './shell.tsx';

/** The filter of a list. */
function filterSearch({ q }: Record<string, unknown>): { q?: string | undefined } {
  return { q: readWords(q) };
}

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: PageNotFound });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home/home-page.tsx'), 'HomePage'),
});

const flowListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows',
  validateSearch: readFlowListSearch,
  component: lazyRouteComponent(() => import('../pages/flow-list/flow-list-page.tsx'), 'FlowListPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId',
  validateSearch: readFlowPageSearch,
  component: lazyRouteComponent(() => import('../pages/flow/flow-page.tsx'), 'FlowPage'),
});

const flowEditorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId/edit',
  validateSearch: readEditorSearch,
  component: lazyRouteComponent(() => import('../pages/flow-editor/flow-editor-page.tsx'), 'FlowEditorPage'),
});

const flowVersionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId/versions',
  validateSearch: readVersionsSearch,
  component: lazyRouteComponent(() => import('../pages/flow-versions/flow-versions-page.tsx'), 'FlowVersionsPage'),
});

const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/runs',
  validateSearch: readRunsSearch,
  component: lazyRouteComponent(() => import('../pages/runs/runs-page.tsx'), 'RunsPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/compare',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('../pages/compare/compare-page.tsx'), 'ComparePage'),
});

const examplesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/examples',
  component: lazyRouteComponent(() => import('../pages/home/examples-page.tsx'), 'ExamplesPage'),
});

const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/runs/$runId',
  validateSearch: readRunSearch,
  component: lazyRouteComponent(() => import('../pages/run/run-page.tsx'), 'RunPage'),
});

const datasetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/datasets',
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import('../pages/datasets/datasets-page.tsx'), 'DatasetsPage'),
});

const datasetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/datasets/$name',
  validateSearch: readDatasetSearch,
  component: lazyRouteComponent(() => import('../pages/dataset/dataset-page.tsx'), 'DatasetPage'),
});

const modelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId/models/$version',
  component: lazyRouteComponent(() => import('../pages/model/model-page.tsx'), 'ModelPage'),
});

const deploymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/deployments',
  validateSearch: readDeploymentsSearch,
  component: lazyRouteComponent(() => import('../pages/deployments/deployments-page.tsx'), 'DeploymentsPage'),
});

const deploymentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/deployments/$deploymentId',
  validateSearch: readDeploymentSearch,
  component: lazyRouteComponent(() => import('../pages/deployment/deployment-page.tsx'), 'DeploymentPage'),
});

const batchJobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/batch-jobs',
  validateSearch: readBatchJobsSearch,
  component: lazyRouteComponent(() => import('../pages/batch-jobs/batch-jobs-page.tsx'), 'BatchJobsPage'),
});

const batchJobRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/batch-jobs/$batchJobId',
  component: lazyRouteComponent(() => import('../pages/batch-job/batch-job-page.tsx'), 'BatchJobPage'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/notifications',
  validateSearch: readNotificationsSearch,
  component: lazyRouteComponent(() => import('../pages/notifications/notifications-page.tsx'), 'NotificationsPage'),
});

const apiRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/api',
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import('../pages/api/api-page.tsx'), 'ApiPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  flowListRoute,
  flowRoute,
  flowEditorRoute,
  flowVersionsRoute,
  runsRoute,
  compareRoute,
  examplesRoute,
  runRoute,
  datasetsRoute,
  datasetRoute,
  modelRoute,
  deploymentsRoute,
  deploymentRoute,
  batchJobsRoute,
  batchJobRoute,
  notificationsRoute,
  apiRoute,
]);

/** The addresses of the console; each page is fetched when it is first opened. */
export function makeConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    defaultErrorComponent: PageFailed,
    defaultPreload: false,
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  });
}

export type ConsoleRouter = ReturnType<typeof makeConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
