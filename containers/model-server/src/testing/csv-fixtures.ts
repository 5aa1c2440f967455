import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const fileSchema = z.array(
  z.object({
    name: z.string(),
    text: z.string(),
    columns: z.array(z.string()).default([]),
    rows: z.array(z.array(z.string())).default([]),
    /** Given when the file is refused. */
    fault: z.object({ reason: z.string(), line: z.int() }).optional(),
  }),
);
const folder = new URL('../../../../contracts/fixtures/csv/', import.meta.url);

/** The CSV files that every reader of Flowi judges alike. */
export const CSV_FIXTURES = readdirSync(folder).flatMap((file) =>
  fileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);
