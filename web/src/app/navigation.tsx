import SideNavigation from '@cloudscape-design/components/side-navigation';
import { useMatches, useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  apiAddress,
  batchJobsAddress,
  datasetsAddress,
  deploymentsAddress,
  examplesAddress,
  flowsAddress,
  membersAddress,
  notificationsAddress,
  runsAddress,
} from '../shared/addresses.ts';
import { useTexts } from '../shared/texts/texts.ts';

/** Lists of a project, with the other places that belong to each. */
const PAGES = [
  { page: 'flows', addressOf: flowsAddress, also: null },
  { page: 'runs', addressOf: runsAddress, also: /^\/projects\/[^/]+\/compare$/ },
  { page: 'datasets', addressOf: datasetsAddress, also: null },
  { page: 'deployments', addressOf: deploymentsAddress, also: null },
  { page: 'batchJobs', addressOf: batchJobsAddress, also: null },
  { page: 'notifications', addressOf: notificationsAddress, also: null },
  { page: 'examples', addressOf: examplesAddress, also: null },
  { page: 'members', addressOf: membersAddress, also: null },
  { page: 'api', addressOf: apiAddress, also: null },
] as const;

/** The project of the page that is shown; null outside of one. */
export function useProjectId(): string | null {
  const params: { projectId?: string } = useMatches().at(-1)?.params ?? {};
  return params.projectId ?? null;
}

/** Where one can go in the project. */
export function Navigation({ projectId, onGone }: { projectId: string; onGone: () => void }): ReactNode {
  const { shell } = useTexts();
  const { history } = useRouter();
  const { pathname } = useRouterState({ select: ({ location }) => location });
  const items = PAGES.map(({ page, addressOf, also }) => ({
    text: shell.pages[page],
    href: addressOf(projectId),
    also,
  }));
  const active = items.find(({ href, also }) => pathname.startsWith(href) || also?.test(pathname));
  return (
    <SideNavigation
      activeHref={active?.href ?? ''}
      items={items.map(({ text, href }) => ({ type: 'link', text, href }))}
      onFollow={(event) => {
        event.preventDefault();
        history.push(event.detail.href);
        onGone();
      }}
    />
  );
}
