import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopFlowi } from '../../../local/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** State folder of the instance that the test files share; the first that needs it starts it. */
    sharedHome: string;
    /** Process whose end is the end of the shared instance. */
    sharedOwner: number;
  }
}

let home: string | undefined;

export function setup(project: TestProject): void {
  home = mkdtempSync(join(tmpdir(), 'flowi-integration-'));
  project.provide('sharedHome', home);
  project.provide('sharedOwner', process.pid);
}

export async function teardown(): Promise<void> {
  if (home === undefined) return;
  await stopFlowi({ home });
  rmSync(home, { recursive: true, force: true });
}
