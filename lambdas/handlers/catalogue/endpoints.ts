import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';

export const catalogueEndpoints = ({ catalogue }: Pick<Ports, 'catalogue'>) => [
  endpoint(routes.catalogue.get, async () => ({ schemaVersion: 1 as const, components: [...catalogue.all()] })),
];
