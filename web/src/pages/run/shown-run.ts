import type { Client } from '@flowi/contracts/client';

/** A run with what only its page is told: the job's progress, the data it reads, the version that is live. */
export type ShownRun = Awaited<ReturnType<Client['runs']['get']>>;
