import { runUntilStopped } from './up/run-until-stopped.ts';
import { startFlowi } from './up/start-flowi.ts';

const flowi = await startFlowi({ progress: (line) => void process.stderr.write(`${line}\n`) });
await runUntilStopped(flowi);
