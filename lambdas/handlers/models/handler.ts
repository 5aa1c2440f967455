import { buildApiHandler } from '../../http/build-handler.ts';
import { createDependencies } from './dependencies.ts';
import { modelEndpoints } from './endpoints.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

export const handler = buildApiHandler(ports, modelEndpoints(ports));
