import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readDatasetSearch } from '../pages/dataset/dataset-search.ts';
import { readEditorSearch } from '../pages/flow-editor/editor-search.ts';
import { readVersionsSearch } from '../pages/flow-versions/versions-search.ts';
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
  validateSearch: filterSearch,
  component: lazyRouteComponent(() => import('../pages/flow-list/flow-list-page.tsx'), 'FlowListPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId',
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

const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/runs/$runId',
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

const routeTree = rootRoute.addChildren([
  homeRoute,
  flowListRoute,
  flowRoute,
  flowEditorRoute,
  flowVersionsRoute,
  runRoute,
  datasetsRoute,
  datasetRoute,
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
