import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { instanceSchema } from '../../../local/index.ts';

export const ACCESS_FILE = 'test-access.json';

const accessSchema = z.object({
  instance: instanceSchema,
  administrator: z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string() }),
});

/** A running instance, and the role that may do everything in it. */
export type Access = z.infer<typeof accessSchema>;

/** What the shared instance left for the test files; undefined until it is up. */
export function readAccess(home: string): Access | undefined {
  try {
    return accessSchema.parse(JSON.parse(readFileSync(join(home, ACCESS_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
