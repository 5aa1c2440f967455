import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runUntilStopped, startFlowi } from '../../../local/index.ts';
import { ACCESS_FILE } from './access.ts';

// The instance that the test files share: it ends when told to, and with the process that asked for it.
const [home = '', owner = ''] = process.argv.slice(2);

const flowi = await startFlowi({ home, port: 0, concurrency: 2, progress: console.log });
const access = { instance: flowi.instance, administrator: await flowi.administrator() };
writeFileSync(join(home, ACCESS_FILE), JSON.stringify(access), { mode: 0o600 });

setInterval(() => {
  try {
    process.kill(Number(owner), 0);
  } catch {
    process.kill(process.pid, 'SIGTERM');
  }
}, 1_000).unref();

await runUntilStopped(flowi);
process.exit(0);
