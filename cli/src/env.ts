import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UsageError } from './usage-error.ts';

const envSchema = z
  .object({
    FLOWI_HOME: z.string().min(1).optional(),
    FLOWI_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    FLOWI_PASSWORD: z.string().min(1).optional(),
    FLOWI_TOKEN: z.string().min(1).optional(),
    XDG_CONFIG_HOME: z.string().min(1).default(join(homedir(), '.config')),
    XDG_CACHE_HOME: z.string().min(1).default(join(homedir(), '.cache')),
  })
  .transform((env) => ({
    /** State folder of the laptop instance. */
    home: env.FLOWI_HOME ?? fileURLToPath(new URL('../../.flowi', import.meta.url)),
    /** Where the temporary state folder of a demo is made. */
    demoParent: env.FLOWI_HOME ?? tmpdir(),
    /** Gateway port of the laptop instance; 0 = any free one, undefined = the default. */
    port: env.FLOWI_PORT,
    password: env.FLOWI_PASSWORD,
    /** A bearer token to use instead of signing in. */
    token: env.FLOWI_TOKEN,
    profiles: join(env.XDG_CONFIG_HOME, 'flowi', 'profiles'),
    cache: join(env.XDG_CACHE_HOME, 'flowi'),
  }));
export type Env = z.output<typeof envSchema>;

/** The variables the command reads, checked. @throws UsageError naming each bad one */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) throw new UsageError(`Environment is not usable: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
