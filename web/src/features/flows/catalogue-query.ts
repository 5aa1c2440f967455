import { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Client } from '@flowi/contracts/client';
import { queryOptions } from '@tanstack/react-query';

/** The kinds of nodes; changes only with a release of Flowi. */
export function catalogueQuery(api: Client) {
  return queryOptions({
    queryKey: ['catalogue'],
    queryFn: async () => new ComponentCatalogue(await api.catalogue.get({})),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}
