import * as z from 'zod';
import { actorSchema, slugSchema, timestampSchema } from './common.ts';

/** From least to most: each role may do what the ones before it may. */
export const ROLES = ['viewer', 'editor', 'deployer', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** True when `role` includes everything that `needed` may do. */
export function roleIncludes(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

export const projectSchema = z.object({
  projectId: slugSchema,
  name: z.string().min(1).max(128),
  createdAt: timestampSchema,
  createdBy: actorSchema,
});
export type Project = z.infer<typeof projectSchema>;

export const memberSchema = z.object({
  projectId: slugSchema,
  userId: z.string().min(1).max(128),
  // Members of before it was kept have none.
  email: z.string().max(320).nullable().default(null),
  role: roleSchema,
  addedAt: timestampSchema,
});
export type Member = z.infer<typeof memberSchema>;
