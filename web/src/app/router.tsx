import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { PageFailed } from './page-failed.tsx';
import { PageNotFound } from './page-not-found.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: PageNotFound });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home/home-page.tsx'), 'HomePage'),
});

const flowListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows',
  validateSearch: ({ q }): { q?: string } => (typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
  component: lazyRouteComponent(() => import('../pages/flow-list/flow-list-page.tsx'), 'FlowListPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/flows/$flowId',
  component: lazyRouteComponent(() => import('../pages/flow/flow-page.tsx'), 'FlowPage'),
});

const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId/runs/$runId',
  component: lazyRouteComponent(() => import('../pages/run/run-page.tsx'), 'RunPage'),
});

const routeTree = rootRoute.addChildren([homeRoute, flowListRoute, flowRoute, runRoute]);

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
