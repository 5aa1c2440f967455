import { join } from 'node:path';
import { z } from 'zod';
import { readJson, replaceJson } from '../base/files.ts';
import { REPOSITORY } from '../base/paths.ts';
import { logTail, type Supervisor } from '../processes/supervisor.ts';
import { sourceDigest } from './source-digest.ts';

const SOURCES = ['web', 'contracts', 'package-lock.json'];
const noteSchema = z.object({ digest: z.string() });

export interface BuildConsoleSpec {
  supervisor: Supervisor;
  environment: Readonly<Record<string, string>>;
  progress: (line: string) => void;
}

/**
 * Build the console unless what is there was made from the same sources. A console that cannot be built does not keep
 * Flowi down: everything but the pages works without it.
 */
export async function buildConsole({ supervisor, environment, progress }: BuildConsoleSpec): Promise<void> {
  const web = join(REPOSITORY, 'web');
  const noteFile = join(web, 'dist', 'built-from.json');
  const digest = sourceDigest(REPOSITORY, SOURCES, {});
  if (readJson(noteFile, noteSchema)?.digest === digest) return;
  progress('building the console');
  const env = { ...environment, NODE_ENV: 'production' };
  const child = await supervisor.start({
    name: 'console-build',
    command: 'vite',
    args: ['build', '--logLevel', 'error'],
    env,
    cwd: web,
  });
  const { code, signal } = await child.ended;
  if (code === 0) replaceJson(noteFile, { digest });
  else progress(`the console could not be built (${signal ?? `code ${code}`}):\n${logTail(child, 20)}`);
}
