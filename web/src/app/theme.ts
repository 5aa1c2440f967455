import { applyMode, Mode } from '@cloudscape-design/global-styles';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'flowi.theme';
const DARK = '(prefers-color-scheme: dark)';

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === kept) ?? 'system';
}

/** Keeps the choice and shows it. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  showTheme();
}

/** Shows the chosen theme, and goes on following the system where that is the choice. */
export function followTheme(): void {
  window.matchMedia(DARK).addEventListener('change', showTheme);
  showTheme();
}

function showTheme(): void {
  const theme = chosenTheme();
  const dark = theme === 'dark' || (theme === 'system' && window.matchMedia(DARK).matches);
  applyMode(dark ? Mode.Dark : Mode.Light);
}
