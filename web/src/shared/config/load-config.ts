import { type ConsoleConfig, consoleConfigSchema } from '@flowi/contracts/console';
import { FlowiError } from '@flowi/contracts/errors';
import type { Texts } from '../texts/en.ts';

/** Reads `/config.json` of the site. @throws FlowiError that names each setting that is not as it should be */
export async function loadConfig(site: string, texts: Texts): Promise<ConsoleConfig> {
  const response = await fetch(new URL('/config.json', site), { cache: 'no-store' });
  if (!response.ok) throw new FlowiError('upstream_unavailable', texts.problems.configMissing(response.status));
  const content: unknown = await response.json().catch(() => undefined);
  const parsed = consoleConfigSchema.safeParse(content);
  if (parsed.success) return { ...parsed.data, apiUrl: new URL(parsed.data.apiUrl, site).href };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '/'}: ${message}`).join('; ');
  throw new FlowiError('internal', texts.problems.badConfig(problems));
}
