export { AlreadyRunningError } from './src/up/already-running-error.ts';
export { type Instance, instanceSchema, readInstance } from './src/up/instance.ts';
export { runUntilStopped } from './src/up/run-until-stopped.ts';
export { type Flowi, type StartOptions, startFlowi } from './src/up/start-flowi.ts';
export { stopFlowi } from './src/up/stop-flowi.ts';
