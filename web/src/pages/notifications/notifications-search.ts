import { NOTIFICATION_KINDS, type Notification } from '@flowi/contracts/entities';

/** What of the list stands in the address. */
export interface NotificationsSearch {
  /** What was told of this kind only. */
  readonly kind?: Notification['kind'] | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readNotificationsSearch(search: Record<string, unknown>): NotificationsSearch {
  return { kind: NOTIFICATION_KINDS.find((kind) => kind === search['kind']) };
}
