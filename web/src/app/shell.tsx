import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import { colorBorderDividerDefault } from '@cloudscape-design/design-tokens';
import { useMatchRoute, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTexts } from '../shared/texts/texts.ts';
import { useFlashes } from '../shared/ui/flashes.tsx';
import { HelpProvider, useShownHelp } from '../shared/ui/help.tsx';
import { useNarrow } from '../shared/ui/use-narrow.ts';
import { Navigation, useProjectId } from './navigation.tsx';
import { ProjectOutlet, useIsForeign } from './project-outlet.tsx';
import { SessionEnded } from './session-ended.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useBreadcrumbs } from './use-breadcrumbs.ts';
import { usePreloadOnIntent } from './use-preload-on-intent.ts';

const EDGE = { borderColor: colorBorderDividerDefault };

const HelpPanel = lazy(async () => ({ default: (await import('./help/help-panel.tsx')).HelpPanel }));

/** What surrounds every page: bar at the top, navigation at the left, messages and the way here above, help at the right. */
export function Shell(): ReactNode {
  usePreloadOnIntent();
  return (
    <HelpProvider>
      <TopBar />
      <Places />
    </HelpProvider>
  );
}

function Places(): ReactNode {
  const { shell } = useTexts();
  const projectId = useProjectId();
  const narrow = useNarrow();
  const drawing = useMatchRoute()({ to: '/projects/$projectId/flows/$flowId/edit' }) !== false;
  // Where it was neither opened nor closed by hand: a canvas needs the room more.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? !(narrow || drawing);
  const foreign = useIsForeign(projectId);
  const navigable = projectId !== null && !foreign;
  const { help, open: helpOpen } = useShownHelp();
  return (
    <div className={styles['places']}>
      {navigable && open && (
        <nav className={styles['navigation']} style={EDGE} aria-label={shell.navigation} id="navigation">
          <Navigation projectId={projectId} onGone={() => narrow && setChosen(null)} />
        </nav>
      )}
      <div className={styles['content']}>
        <Above
          menu={
            navigable && (
              <Button
                variant="icon"
                iconName={open && narrow ? 'close' : 'menu'}
                ariaLabel={open ? shell.closeNavigation : shell.openNavigation}
                ariaExpanded={open}
                ariaControls="navigation"
                onClick={() => setChosen(!open)}
              />
            )
          }
        />
        <main>
          <ProjectOutlet projectId={projectId} />
        </main>
      </div>
      {help !== null && helpOpen && (
        <div className={styles['help']} style={EDGE}>
          <Suspense>
            <HelpPanel help={help} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

function Above({ menu }: { menu: ReactNode }): ReactNode {
  const { items } = useFlashes();
  return (
    <div className={styles['above']}>
      <SessionEnded />
      {items.length > 0 && <Flashbar items={items} />}
      <div className={styles['way']}>
        {menu}
        <div className={styles['breadcrumbs']}>
          <WayHere />
        </div>
        <HelpButton />
      </div>
    </div>
  );
}

function HelpButton(): ReactNode {
  const { shell } = useTexts();
  const { help, open, setOpen } = useShownHelp();
  if (help === null) return null;
  return (
    <Button
      variant="icon"
      iconName="status-info"
      ariaLabel={shell.help}
      ariaExpanded={open}
      onClick={() => setOpen(!open)}
    />
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
