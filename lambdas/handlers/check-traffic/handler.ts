import { logger } from '../../observability/logger.ts';
import { checkTraffic } from '../../use-cases/monitoring/check-traffic.ts';
import { createDependencies } from './dependencies.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const ports = createDependencies(env);

/** Called by a timer, more often than anything is due. */
export async function handler() {
  const done = await checkTraffic(ports, { everyMinutes: env.FLOWI_TRAFFIC_CHECK_MINUTES });
  logger.info('check-traffic', { ...done });
  return { ok: true, ...done };
}
