import type { Instance } from './instance.ts';

/** The state folder is in use by another process. */
export class AlreadyRunningError extends Error {
  readonly instance: Instance | null;

  constructor(home: string, pid: number, instance: Instance | null) {
    const where = instance === null ? '' : ` at ${instance.gatewayUrl}`;
    super(`Flowi already runs${where} with the state folder ${home} (process ${pid})`);
    this.name = 'AlreadyRunningError';
    this.instance = instance;
  }
}
