import { join } from 'node:path';
import { readEnv } from '../base/env.ts';
import { prepareHome, REPOSITORY } from '../base/paths.ts';
import { until } from '../base/wait.ts';
import { livingOwner, releaseOwnership } from '../processes/instance-lock.ts';
import { ProcessTable } from '../processes/process-table.ts';

const STOP_LIMIT_MS = 30_000;

/**
 * End the instance of a state folder from outside: politely, then by force. Returns false when none was running.
 */
export async function stopFlowi(options: { home?: string } = {}): Promise<boolean> {
  const { run } = prepareHome(options.home ?? readEnv().FLOWI_HOME ?? join(REPOSITORY, '.flowi'));
  const owner = livingOwner(run);
  if (owner !== null) {
    process.kill(owner.pid, 'SIGTERM');
    const gone = () => (livingOwner(run) === null ? true : undefined);
    await until(gone, { limitMs: STOP_LIMIT_MS, onTimeout: () => 'still there' }).catch(() => {
      process.kill(owner.pid, 'SIGKILL');
      releaseOwnership(run);
    });
  }
  new ProcessTable(run).endOrphans();
  return owner !== null;
}
