import * as z from 'zod';
import { memberSchema, projectSchema, roleSchema, slugSchema } from '../../entities/index.ts';
import { CREATE, noBody, none, projectParams, READ, REMOVE } from '../common.ts';
import { route } from '../route.ts';

const capability = 'projects';
const memberParams = projectParams.extend({
  userId: z.string().min(1).max(320).describe('Id or e-mail address of the person'),
});

export const projectRoutes = {
  list: route({
    name: 'projects.list',
    capability,
    method: 'GET',
    path: '/projects',
    summary: 'Projects you are a member of',
    role: 'signed_in',
    params: none,
    query: none,
    body: noBody,
    reply: z.object({ items: z.array(projectSchema.extend({ role: roleSchema })) }),
    ...READ,
  }),
  create: route({
    name: 'projects.create',
    capability,
    method: 'POST',
    path: '/projects',
    summary: 'Make a project; you become its admin',
    role: 'signed_in',
    params: none,
    query: none,
    body: z.strictObject({ projectId: slugSchema, name: z.string().min(1).max(128) }),
    reply: projectSchema,
    ...CREATE,
  }),
  members: route({
    name: 'projects.members',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/members',
    summary: 'Who may do what',
    role: 'viewer',
    params: projectParams,
    query: none,
    body: noBody,
    reply: z.object({ items: z.array(memberSchema) }),
    ...READ,
  }),
  setMember: route({
    name: 'projects.setMember',
    capability,
    method: 'PUT',
    path: '/projects/{projectId}/members/{userId}',
    summary: 'Give a person a role',
    role: 'admin',
    params: memberParams,
    query: none,
    body: z.strictObject({ role: roleSchema }),
    reply: memberSchema,
    ...READ,
  }),
  removeMember: route({
    name: 'projects.removeMember',
    capability,
    method: 'DELETE',
    path: '/projects/{projectId}/members/{userId}',
    summary: 'Take a person off the project',
    role: 'admin',
    params: memberParams,
    query: none,
    body: noBody,
    reply: z.undefined(),
    ...REMOVE,
  }),
} as const;
