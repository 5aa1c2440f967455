import { slugOf } from '@flowi/contracts/entities';

/** An id for a flow of this name that no flow of the project has: the name's own, or with the lowest number that is free behind it. */
export function freshFlowId(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name);
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug.slice(0, 44)}-${number}`;
  return id;
}
