import type { Client } from '@flowi/contracts/client';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { batchJobQuery, batchJobsQuery } from '../features/batches/batch-queries.ts';
import { datasetQuery, datasetsQuery } from '../features/datasets/dataset-queries.ts';
import { deploymentQuery, deploymentsQuery } from '../features/deployments/deployment-queries.ts';
import { catalogueQuery } from '../features/flows/catalogue-query.ts';
import { flowQuery, flowsQuery, flowVersionQuery, flowVersionsQuery } from '../features/flows/flow-queries.ts';
import { modelQuery } from '../features/models/model-queries.ts';
import { membersQuery, projectsQuery } from '../features/projects/project-queries.ts';
import { projectRunsQuery } from '../features/runs/project-runs-query.ts';
import { flowRunsQuery, runQuery, trialsQuery } from '../features/runs/run-queries.ts';
import { readBatchJobsSearch } from '../pages/batch-jobs/batch-jobs-search.ts';
import { comparedRunsQuery } from '../pages/compare/compare-queries.ts';
import { readCompareSearch } from '../pages/compare/compare-search.ts';
import { readDatasetSearch } from '../pages/dataset/dataset-search.ts';
import { readDeploymentSearch } from '../pages/deployment/deployment-search.ts';
import { readDeploymentsSearch } from '../pages/deployments/deployments-search.ts';
import { readFlowPageSearch } from '../pages/flow/flow-search.ts';
import { readEditorSearch } from '../pages/flow-editor/editor-search.ts';
import { readFlowListSearch } from '../pages/flow-list/flow-list-search.ts';
import { readVersionsSearch } from '../pages/flow-versions/versions-search.ts';
import { notificationsQuery } from '../pages/notifications/notifications-query.ts';
import { readNotificationsSearch } from '../pages/notifications/notifications-search.ts';
import { readRunSearch } from '../pages/run/run-search.ts';
import { RUNS_A_PAGE, readRunsSearch } from '../pages/runs/runs-search.ts';
import { readWords } from '../shared/search-values.ts';
import { lazyPage } from './lazy-page.ts';
import { makePageData, type PageData } from './page-data.ts';
import { PageFailed } from './page-failed.tsx';
import { PageNotFound } from './page-not-found.tsx';
import { Shell } from './shell.tsx';

/** The filter of a list. */
function filterSearch({ q }: Record<string, unknown>): { q?: string | undefined } {
  return { q: readWords(q) };
}

const rootRoute = createRootRouteWithContext<PageData>()({ component: Shell, notFoundComponent: PageNotFound });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: ({ context: { api, queries, fetched } }) => fetched(queries.ensureQueryData(projectsQuery(api))),
  component: lazyPage(() => import('../pages/home/home-page.tsx'), 'HomePage'),
});

const flowListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows',
  validateSearch: readFlowListSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId } }) =>
    fetched(queries.ensureQueryData(flowsQuery(api, projectId))),
  component: lazyPage(() => import('../pages/flow-list/flow-list-page.tsx'), 'FlowListPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId',
  validateSearch: readFlowPageSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId, flowId } }) =>
    fetched(
      queries.ensureQueryData(flowQuery(api, projectId, flowId)),
      queries.ensureInfiniteQueryData(flowRunsQuery(api, projectId, flowId)),
    ),
  component: lazyPage(() => import('../pages/flow/flow-page.tsx'), 'FlowPage'),
});

const flowEditorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId/edit',
  validateSearch: readEditorSearch,
  loader: async ({ context: { api, queries, fetched }, params: { projectId, flowId } }) => {
    const since = Date.now();
    // The draft may have gone on since another page read it.
    const draft = queries.fetchQuery({ ...flowQuery(api, projectId, flowId), staleTime: 0 });
    await fetched(draft, queries.ensureQueryData(catalogueQuery(api)));
    return { since };
  },
  component: lazyPage(() => import('../pages/flow-editor/flow-editor-page.tsx'), 'FlowEditorPage'),
});

const flowVersionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId/versions',
  validateSearch: readVersionsSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId, flowId } }) =>
    fetched(
      queries.ensureQueryData(flowQuery(api, projectId, flowId)),
      queries.ensureQueryData(flowVersionsQuery(api, projectId, flowId)),
    ),
  component: lazyPage(() => import('../pages/flow-versions/flow-versions-page.tsx'), 'FlowVersionsPage'),
});

// Of many runs the answer takes longest, and a browser sends six requests at once: it is asked for before the code of the page.

const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/runs',
  validateSearch: readRunsSearch,
  beforeLoad: ({ context: { api, queries }, params: { projectId }, search: { page = 1, after, ...filter } }) => {
    const runs = projectRunsQuery(api, projectId, filter, { limit: RUNS_A_PAGE, page, after });
    void queries.prefetchQuery({ ...runs, staleTime: Number.POSITIVE_INFINITY });
    return { runs };
  },
  loader: ({ context: { queries, fetched, runs } }) => fetched(queries.ensureQueryData(runs)),
  component: lazyPage(() => import('../pages/runs/runs-page.tsx'), 'RunsPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/compare',
  validateSearch: readCompareSearch,
  beforeLoad: ({ context: { api, queries }, params: { projectId }, search }) => {
    const { runs, flow, state, trigger, only } = search;
    const compared = comparedRunsQuery(api, projectId, { runs, flow, state, trigger, only });
    void queries.prefetchQuery({ ...compared, staleTime: Number.POSITIVE_INFINITY });
    return { compared };
  },
  loader: ({ context: { api, queries, fetched, compared } }) =>
    fetched(queries.ensureQueryData(compared), queries.ensureQueryData(catalogueQuery(api))),
  component: lazyPage(() => import('../pages/compare/compare-page.tsx'), 'ComparePage'),
});

const examplesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/examples',
  component: lazyPage(() => import('../pages/home/examples-page.tsx'), 'ExamplesPage'),
});

const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/runs/$runId',
  validateSearch: readRunSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId, runId } }) => {
    const shown = async () => {
      const run = await queries.ensureQueryData(runQuery(api, projectId, runId));
      await Promise.all([
        queries.ensureQueryData(flowVersionQuery(api, projectId, run.flowId, run.flowVersion)),
        queries.ensureQueryData(trialsQuery(api, run)),
      ]);
    };
    return fetched(shown(), queries.ensureQueryData(catalogueQuery(api)));
  },
  component: lazyPage(() => import('../pages/run/run-page.tsx'), 'RunPage'),
});

const datasetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/datasets',
  validateSearch: filterSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId } }) =>
    fetched(queries.ensureQueryData(datasetsQuery(api, projectId))),
  component: lazyPage(() => import('../pages/datasets/datasets-page.tsx'), 'DatasetsPage'),
});

const datasetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/datasets/$name',
  validateSearch: readDatasetSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId, name } }) =>
    fetched(queries.ensureQueryData(datasetQuery(api, projectId, name))),
  component: lazyPage(() => import('../pages/dataset/dataset-page.tsx'), 'DatasetPage'),
});

const modelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId/models/$version',
  loader: ({ context: { api, queries, fetched }, params: { projectId, flowId, version } }) =>
    fetched(queries.ensureQueryData(modelQuery(api, projectId, flowId, Number(version)))),
  component: lazyPage(() => import('../pages/model/model-page.tsx'), 'ModelPage'),
});

const deploymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/deployments',
  validateSearch: readDeploymentsSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId } }) =>
    fetched(queries.ensureQueryData(deploymentsQuery(api, projectId))),
  component: lazyPage(() => import('../pages/deployments/deployments-page.tsx'), 'DeploymentsPage'),
});

const deploymentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/deployments/$deploymentId',
  validateSearch: readDeploymentSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId, deploymentId } }) =>
    fetched(queries.ensureQueryData(deploymentQuery(api, projectId, deploymentId))),
  component: lazyPage(() => import('../pages/deployment/deployment-page.tsx'), 'DeploymentPage'),
});

const batchJobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/batch-jobs',
  validateSearch: readBatchJobsSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId }, location: { search } }) => {
    const { flow } = readBatchJobsSearch(search);
    return fetched(queries.ensureInfiniteQueryData(batchJobsQuery(api, projectId, flow)));
  },
  component: lazyPage(() => import('../pages/batch-jobs/batch-jobs-page.tsx'), 'BatchJobsPage'),
});

const batchJobRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/batch-jobs/$batchJobId',
  loader: ({ context: { api, queries, fetched }, params: { projectId, batchJobId } }) =>
    fetched(queries.ensureQueryData(batchJobQuery(api, projectId, batchJobId))),
  component: lazyPage(() => import('../pages/batch-job/batch-job-page.tsx'), 'BatchJobPage'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/notifications',
  validateSearch: readNotificationsSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId }, location: { search } }) => {
    const { kind } = readNotificationsSearch(search);
    return fetched(queries.ensureInfiniteQueryData(notificationsQuery(api, projectId, kind)));
  },
  component: lazyPage(() => import('../pages/notifications/notifications-page.tsx'), 'NotificationsPage'),
});

const apiRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/api',
  validateSearch: filterSearch,
  component: lazyPage(() => import('../pages/api/api-page.tsx'), 'ApiPage'),
});

const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects',
  validateSearch: filterSearch,
  loader: ({ context: { api, queries, fetched } }) => fetched(queries.ensureQueryData(projectsQuery(api))),
  component: lazyPage(() => import('../pages/projects/projects-page.tsx'), 'ProjectsPage'),
});

const membersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/members',
  validateSearch: filterSearch,
  loader: ({ context: { api, queries, fetched }, params: { projectId } }) =>
    fetched(queries.ensureQueryData(membersQuery(api, projectId))),
  component: lazyPage(() => import('../pages/members/members-page.tsx'), 'MembersPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  projectsRoute,
  membersRoute,
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
export function makeConsoleRouter(api: Client, queries: QueryClient, history?: RouterHistory) {
  let shown = false;
  const router = createRouter({
    routeTree,
    context: makePageData(api, queries, () => !shown),
    defaultErrorComponent: PageFailed,
    // Links are pointed at, touched and focused in many components, so that is heard in one place (usePreloadOnIntent).
    defaultPreload: false,
    // Queries know how old their answers are; a route asks them each time.
    defaultPreloadStaleTime: 0,
    // The page before stays until the data is there, not until the router finds data of its own.
    defaultStaleReloadMode: 'blocking',
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  });
  router.subscribe('onResolved', () => {
    shown = true;
  });
  return router;
}

export type ConsoleRouter = ReturnType<typeof makeConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
