import { logger } from '../../observability/logger.ts';
import type { DatasetVersionKey } from '../../ports/repositories.ts';
import { profileDataset } from '../../use-cases/datasets/profile-dataset.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

/** Called without waiting, by the datasets function. What it throws is tried again by Lambda, and found by reconcile after that. */
export async function handler(event: DatasetVersionKey): Promise<{ ok: true; state: string }> {
  const { projectId, name, version } = event;
  const { state, error } = await profileDataset(ports, { projectId, name, version });
  logger.info('profile', { projectId, name, version, state, reason: error });
  return { ok: true, state };
}
