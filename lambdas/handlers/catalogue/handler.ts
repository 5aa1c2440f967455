import { buildApiHandler } from '../../http/build-handler.ts';
import { createDependencies } from './dependencies.ts';
import { catalogueEndpoints } from './endpoints.ts';

const ports = createDependencies();

export const handler = buildApiHandler(ports, catalogueEndpoints(ports));
