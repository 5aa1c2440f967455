import { type LaptopSession, laptopSessionSchema } from '@flowi/contracts/console';
import { FlowiError } from '@flowi/contracts/errors';
import type { Session } from './session.ts';

const RENEW_BEFORE_MS = 60_000;

/** The session of the laptop's one user: the gateway gives a token to its own pages. */
export function laptopSession(site: string): Session {
  let held: LaptopSession | undefined;
  let asking: Promise<LaptopSession> | undefined;
  const ask = async () => {
    held = await askForToken(site);
    return held;
  };
  return {
    email: null,
    token: async (refused) => {
      if (held && held.accessToken !== refused && Date.parse(held.expiresAt) - Date.now() > RENEW_BEFORE_MS)
        return held.accessToken;
      // Requests at the same time share one answer.
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return (await asking).accessToken;
    },
  };
}

async function askForToken(site: string): Promise<LaptopSession> {
  const response = await fetch(new URL('/session', site), { method: 'POST' }).catch((cause: unknown) => {
    throw new FlowiError('upstream_unavailable', `Flowi at ${site} does not answer; is it running?`, { cause });
  });
  const reply = laptopSessionSchema.safeParse(await response.json().catch(() => undefined));
  if (response.ok && reply.success) return reply.data;
  throw new FlowiError('upstream_unavailable', `Flowi at ${site} gave no session (HTTP ${response.status}).`);
}
