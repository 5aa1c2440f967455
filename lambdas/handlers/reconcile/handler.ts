import { logger } from '../../observability/logger.ts';
import { reconcile } from '../../use-cases/reconcile/reconcile.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const ports = createDependencies(readEnv());

/** Called every few minutes; with `fresh: true` after everything was stopped and started again. */
export async function handler(event: { readonly fresh?: boolean } | null) {
  const done = await reconcile(ports, { fresh: event?.fresh === true });
  logger.info('reconcile', { ...done });
  return { ok: true, ...done };
}
