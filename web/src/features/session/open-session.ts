import type { ConsoleConfig } from '@flowi/contracts/console';
import { laptopSession } from './laptop-session.ts';
import type { Session } from './session.ts';

/**
 * Signs in the way this site is set up for. Waits for ever when the browser leaves for a sign-in page.
 *
 * @returns null in a window that was opened to sign in for another page
 */
export async function openSession(config: ConsoleConfig, site: string): Promise<Session | null> {
  if (config.signIn.mode === 'laptop') return laptopSession(site);
  // The library for it is fetched only where it is needed.
  const { hostedSession } = await import('./hosted-session.ts');
  return hostedSession(config.signIn, site);
}
