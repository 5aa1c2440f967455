import type { Notification } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import { derivedId } from '../support/derived-id.ts';

export interface Message
  extends Pick<Notification, 'projectId' | 'flowId' | 'kind' | 'of' | 'subject' | 'text' | 'said' | 'start'> {
  /** Run and attempt, batch job, deployment request: the same message about the same thing is told once. */
  readonly about: string;
}

export type TellPorts = Pick<Ports, 'notifications' | 'notifier' | 'clock' | 'ids'>;

/** Tells people something: published, and kept so that it can be read where no mail arrives. */
export async function tell(ports: TellPorts, { about, ...message }: Message): Promise<void> {
  const { projectId, flowId, kind } = message;
  const notificationId = derivedId(ports.ids, projectId, flowId, kind, about);
  if (await ports.notifications.has(projectId, notificationId)) return;
  await ports.notifier.publish(message.subject, message.text);
  await ports.notifications.insert({ ...message, notificationId, at: ports.clock.now() });
}
