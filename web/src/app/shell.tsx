import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import { Outlet, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/texts/texts.ts';
import { useFlashes } from '../shared/ui/flashes.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useBreadcrumbs } from './use-breadcrumbs.ts';

/** What surrounds every page. */
export function Shell(): ReactNode {
  const { items } = useFlashes();
  return (
    <>
      <TopBar />
      <div className={styles['content']}>
        <div className={styles['above']}>
          {items.length > 0 && <Flashbar items={items} />}
          <WayHere />
        </div>
        <main>
          <Outlet />
        </main>
      </div>
    </>
  );
}

function WayHere(): ReactNode {
  const { shell } = useTexts();
  const { history } = useRouter();
  const breadcrumbs = useBreadcrumbs();
  if (breadcrumbs.length < 2) return null;
  return (
    <BreadcrumbGroup
      ariaLabel={shell.breadcrumbs}
      items={breadcrumbs}
      onFollow={(event) => {
        event.preventDefault();
        history.push(event.detail.href);
      }}
    />
  );
}
