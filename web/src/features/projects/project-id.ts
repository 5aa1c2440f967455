import { slugOf } from '@flowi/contracts/entities';

/** The id a project's name leads to; empty where the name has nothing that an id may have. */
export function projectIdOf(name: string): string {
  return /[a-z0-9]/i.test(name.normalize('NFKD')) ? slugOf(name) : '';
}
