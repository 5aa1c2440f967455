import { allRoutes, type Capability, type Route } from '@flowi/contracts/api';

/** Routes of a capability that have all the words in name, path or summary. */
export function matchingRoutes(capability: Capability, words: string): readonly Route[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return allRoutes.filter(
    ({ capability: own, name, path, summary, method }) =>
      own === capability && wanted.every((word) => `${name} ${method} ${path} ${summary}`.toLowerCase().includes(word)),
  );
}
