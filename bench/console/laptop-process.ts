import { runUntilStopped, startFlowi } from '@flowi/local';

// The instance that is measured, in a process of its own; it ends with the one that asked for it.
const [home = ''] = process.argv.slice(2);
const flowi = await startFlowi({ home, port: 0, progress: console.error });
const { accessKeyId, secretAccessKey, sessionToken } = await flowi.administrator();
process.send?.({ instance: flowi.instance, administrator: { accessKeyId, secretAccessKey, sessionToken } });
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await runUntilStopped(flowi);
process.exit(0);
