import type { ReactNode } from 'react';

/**
 * A name that somebody gave, in the direction of its own script: what stands beside it keeps its place, whether the name is written
 * from left to right or from right to left. Texts of the catalogues do this for the names put into them.
 */
export function Name({ children }: { children: string }): ReactNode {
  return <bdi>{children}</bdi>;
}
