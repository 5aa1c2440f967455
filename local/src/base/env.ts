import { z } from 'zod';

const envSchema = z.object({
  FLOWI_HOME: z.string().min(1).optional(),
  FLOWI_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PATH: z.string().default('/usr/local/bin:/usr/bin:/bin'),
  HOME: z.string().default('/'),
  LANG: z.string().default('C.UTF-8'),
  TMPDIR: z.string().optional(),
});

export type LocalEnv = z.infer<typeof envSchema>;

/** The variables laptop mode reads, checked once. Throws with all bad ones named. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): LocalEnv {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) throw new Error(`Environment is not usable: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** onnxruntime uploads events to its vendor unless told not to. */
const NO_TELEMETRY = { DO_NOT_TRACK: 'true', ORT_DISABLE_TELEMETRY: '1' };

/**
 * The start of every child's environment: what programs need to run at all and nothing else, so that no credential or
 * setting of the person who started Flowi reaches a job, an endpoint or a Lambda.
 */
export function childEnvironment(env: LocalEnv): Record<string, string> {
  const kept: Record<string, string> = { PATH: env.PATH, HOME: env.HOME, LANG: env.LANG, ...NO_TELEMETRY };
  if (env.TMPDIR) kept['TMPDIR'] = env.TMPDIR;
  return kept;
}

/** Variables without those that would steer an AWS client: a container definition names no identity and no address. */
export function withoutAws(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith('AWS_')));
}
