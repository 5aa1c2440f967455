import type * as z from 'zod';

/** Reads the variables that a function needs, once at start. @throws Error that lists every variable that is missing or wrong */
export function parseEnv<T extends z.ZodType>(
  schema: T,
  source: Readonly<Record<string, string | undefined>>,
): z.output<T> {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment of this function is not complete. ${faults.join('; ')}`);
}
