import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopFlowi } from '../../../local/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each worker of Vitest keeps the state of the instance that its test files share; the first that needs it starts it. */
    sharedHomes: string;
    /** Process whose end is the end of the shared instances. */
    sharedOwner: number;
  }
}

let homes: string | undefined;

export function setup(project: TestProject): void {
  homes = mkdtempSync(join(tmpdir(), 'flowi-integration-'));
  project.provide('sharedHomes', homes);
  project.provide('sharedOwner', process.pid);
}

export async function teardown(): Promise<void> {
  if (homes === undefined) return;
  for (const worker of readdirSync(homes)) await stopFlowi({ home: join(homes, worker) });
  rmSync(homes, { recursive: true, force: true });
}
