import { catalogueSchema } from '../../catalogue/index.ts';
import { noBody, none, READ } from '../common.ts';
import { route } from '../route.ts';

export const catalogueRoutes = {
  get: route({
    name: 'catalogue.get',
    capability: 'catalogue',
    method: 'GET',
    path: '/catalogue',
    summary: 'Every kind of node',
    role: 'signed_in',
    params: none,
    query: none,
    body: noBody,
    reply: catalogueSchema,
    ...READ,
  }),
} as const;
