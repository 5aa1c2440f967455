import * as z from 'zod';
import { slugSchema } from '../entities/index.ts';

export const none = z.strictObject({});
export const noBody = z.undefined();
export const projectParams = z.strictObject({ projectId: slugSchema });
export const flowParams = projectParams.extend({ flowId: slugSchema });

/** Lists answer pages; `cursor` of one page leads to the next. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(2048).optional(),
});

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), cursor: z.string().nullable() });
}

/** Facts of a route that most share. */
export const READ = { status: 200, idempotent: false, raw: false } as const;
export const START = { status: 202, idempotent: true, raw: false } as const;
export const CREATE = { status: 201, idempotent: true, raw: false } as const;
export const REMOVE = { status: 204, idempotent: false, raw: false } as const;
