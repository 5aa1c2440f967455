import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notification, Run } from '@flowi/contracts/entities';
import type { FlowInput } from '@flowi/contracts/flow';
import { flowSchema } from '@flowi/contracts/flow';
import { pushFlow } from '../../../cli/src/commands/flows.ts';
import { laptopSession } from '../../../cli/src/profiles/open-profile.ts';
import type { Session } from '../../../cli/src/session.ts';
import { uploadDataset } from '../../../cli/src/upload-dataset.ts';
import { followRun } from './follow.ts';
import type { Laptop } from './laptop.ts';
import { waitFor } from './wait.ts';

export const QUIET = { result: () => undefined, progress: () => undefined };

/** A new project of the laptop's own user; each file works in projects of its own. */
export async function openProject(laptop: Pick<Laptop, 'instance'>, name: string): Promise<Session> {
  const projectId = `${name}-${randomBytes(3).toString('hex')}`;
  const session = laptopSession(laptop.instance, projectId, QUIET);
  await session.client.projects.create({ body: { projectId, name } });
  return session;
}

/** Uploads a table that is given as text, and waits for its profile. */
export function uploadText(session: Session, home: string, name: string, content: string | Uint8Array) {
  const file = join(home, `${name}.csv`);
  writeFileSync(file, content);
  return uploadDataset(session, [file], { name });
}

/** Saves a document as a version of its flow and starts a run of it. */
export async function startRun(session: Session, document: FlowInput): Promise<Run> {
  const { client, projectId } = session;
  const { flowId, version } = await pushFlow(session, flowSchema.parse(document));
  return client.runs.start({ params: { projectId, flowId }, body: version === null ? {} : { version } });
}

/** The same, and follows it to its end or to the point where a person decides. */
export async function runFlow(session: Session, document: FlowInput): Promise<Run> {
  return followRun(session, (await startRun(session, document)).runId);
}

/** The newest notification of a kind; people are told after a record has changed, so this waits for it. */
export async function told({ client, projectId }: Session, kind: Notification['kind']): Promise<Notification> {
  const found = await waitFor({
    read: async () => {
      const { items } = await client.monitoring.notifications({ params: { projectId } });
      return items.find((one) => one.kind === kind);
    },
    done: (one) => one !== undefined,
    timeoutMs: 60_000,
  });
  if (found === undefined) throw new Error(`Nobody was told of ${kind}`);
  return found;
}
