import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, replaceFolder, replaceJson } from '../base/files.ts';
import { REPOSITORY } from '../base/paths.ts';
import { logTail, type Supervisor } from '../processes/supervisor.ts';
import { sourceDigest } from './source-digest.ts';

const SOURCES = ['web', 'contracts', 'package-lock.json'];
/** In the file system of what it replaces. */
const WORKSHOP = join(REPOSITORY, 'node_modules', '.cache');
const NOTE = 'built-from.json';
const noteSchema = z.object({ digest: z.string() });

export interface BuildConsoleSpec {
  supervisor: Supervisor;
  environment: Readonly<Record<string, string>>;
  progress: (line: string) => void;
}

/**
 * Build the console unless what is there was made from the same sources. It is built aside and put in place as a whole, so that another
 * instance goes on with the pages it has. A console that cannot be built does not keep Flowi down: everything but the pages works without it.
 */
export async function buildConsole({ supervisor, environment, progress }: BuildConsoleSpec): Promise<void> {
  const web = join(REPOSITORY, 'web');
  const dist = join(web, 'dist');
  const digest = sourceDigest(REPOSITORY, SOURCES, {});
  if (readJson(join(dist, NOTE), noteSchema)?.digest === digest) return;
  progress('building the console');
  mkdirSync(WORKSHOP, { recursive: true });
  const aside = mkdtempSync(join(WORKSHOP, 'console-'));
  const child = await supervisor.start({
    name: 'console-build',
    command: 'vite',
    args: ['build', '--logLevel', 'error', '--outDir', aside, '--emptyOutDir'],
    env: { ...environment, NODE_ENV: 'production' },
    cwd: web,
  });
  const { code, signal } = await child.ended;
  if (code === 0) {
    replaceJson(join(aside, NOTE), { digest });
    replaceFolder(dist, aside);
  } else {
    rmSync(aside, { recursive: true, force: true });
    progress(`the console could not be built (${signal ?? `code ${code}`}):\n${logTail(child, 20)}`);
  }
}
