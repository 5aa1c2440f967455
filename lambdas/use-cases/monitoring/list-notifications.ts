import type { Notification } from '@flowi/contracts/entities';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';

/** A kind that is rare costs a call no more reads than this; the cursor goes on where it stopped. */
const MOST_READS = 10;

/** What people were told, newest first; of one kind when given. A page may then hold fewer than asked for though others follow. */
export async function listNotifications(
  { notifications }: Pick<Ports, 'notifications'>,
  projectId: string,
  kind: Notification['kind'] | undefined,
  page: PageRequest,
): Promise<Page<Notification>> {
  if (kind === undefined) return notifications.list(projectId, page);
  const items: Notification[] = [];
  let cursor = page.cursor;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const read = await notifications.list(projectId, { limit: page.limit - items.length, cursor });
    items.push(...read.items.filter((one) => one.kind === kind));
    if (read.cursor === null || items.length >= page.limit) return { items, cursor: read.cursor };
    cursor = read.cursor;
  }
  return { items, cursor: cursor ?? null };
}
