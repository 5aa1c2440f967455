import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useQuery } from '@tanstack/react-query';
import { useMatches, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { projectsQuery } from '../features/projects/project-queries.ts';
import { useSession } from '../features/session/session-context.ts';
import { flowsAddress, membersAddress, PROJECTS_ADDRESS } from '../shared/addresses.ts';
import { useApi } from '../shared/api/api.ts';
import { LANGUAGES } from '../shared/texts/catalogue.ts';
import { isolated } from '../shared/texts/isolated.ts';
import { useTexts } from '../shared/texts/texts.ts';
import { useLanguageChoice } from './language-choice.tsx';
import { chooseTheme, chosenTheme, THEMES } from './theme.ts';

type Utility = TopNavigationProps.Utility;

/** Product, project, appearance and, where one can, signing out. */
export function TopBar(): ReactNode {
  const { product } = useTexts();
  const { history } = useRouter();
  const utilities = [useProjectMenu(), useThemeMenu(), useLanguageMenu(), useSignOut()].filter(
    (utility) => utility !== null,
  );
  return (
    <TopNavigation
      identity={{
        href: '/',
        title: product,
        logo: { src: '/favicon.svg', alt: '' },
        onFollow: (event) => {
          event.preventDefault();
          history.push('/');
        },
      }}
      utilities={utilities}
    />
  );
}

// There from the first moment on: an entry that comes later closes the menu that somebody has just opened beside it.
function useProjectMenu(): Utility {
  const { shell } = useTexts();
  const { history } = useRouter();
  const { data } = useQuery(projectsQuery(useApi()));
  const params: { projectId?: string } = useMatches().at(-1)?.params ?? {};
  const mine = data?.items ?? [];
  const current = mine.find(({ projectId }) => projectId === params.projectId);
  const shown = current?.name ?? params.projectId;
  const others = mine.map(({ projectId, name }) => ({ id: flowsAddress(projectId), text: isolated(name) }));
  return {
    type: 'menu-dropdown',
    iconName: 'folder',
    text: shown === undefined ? shell.projects : isolated(shown),
    ariaLabel: shown === undefined ? shell.projects : shell.project(shown),
    items: [
      ...(others.length === 0 ? [] : [{ text: shell.projects, items: others }]),
      ...(current ? [{ id: membersAddress(current.projectId), text: shell.membersOf(current.name) }] : []),
      { id: PROJECTS_ADDRESS, text: shell.allProjects },
    ],
    onItemClick: ({ detail }) => history.push(detail.id),
  };
}

function useThemeMenu(): Utility {
  const { shell } = useTexts();
  const [theme, setTheme] = useState(chosenTheme);
  return {
    type: 'menu-dropdown',
    text: shell.appearance,
    iconName: 'settings',
    ariaLabel: shell.appearance,
    items: THEMES.map((id) => ({ id, itemType: 'checkbox', text: shell.themes[id], checked: id === theme })),
    onItemClick: ({ detail }) => {
      const chosen = THEMES.find((id) => id === detail.id) ?? 'system';
      chooseTheme(chosen);
      setTheme(chosen);
    },
  };
}

function useLanguageMenu(): Utility {
  const { shell } = useTexts();
  const { chosen, choose } = useLanguageChoice();
  return {
    type: 'menu-dropdown',
    text: shell.language,
    iconName: 'globe',
    ariaLabel: shell.language,
    items: LANGUAGES.map((id) => ({ id, itemType: 'checkbox', text: shell.languages[id], checked: id === chosen })),
    onItemClick: ({ detail }) => choose(LANGUAGES.find((id) => id === detail.id) ?? chosen),
  };
}

function useSignOut(): Utility | null {
  const { shell } = useTexts();
  const { signOut } = useSession();
  return signOut ? { type: 'button', text: shell.signOut, onClick: () => void signOut() } : null;
}
