import {
  accessSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Replace a file as a whole: a reader, or the next start after a crash, sees the old content or the new one. */
function replaceFile(path: string, content: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', mode);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, path);
}

/** Replace a JSON file as a whole. */
export function replaceJson(path: string, value: unknown): void {
  replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Put a finished folder in the place of another: a reader sees the old files or the new ones, whoever else does the same at that moment.
 * Both have to lie in one file system.
 */
export function replaceFolder(path: string, finished: string): void {
  accessSync(finished);
  const former = `${finished}.former`;
  do {
    rmSync(former, { recursive: true, force: true });
    moveUnless('ENOENT', path, former);
    // Another one may have been put there since.
  } while (!moveUnless('ENOTEMPTY', finished, path));
  rmSync(former, { recursive: true, force: true });
}

/** False when it could not be moved for the reason named. */
function moveUnless(reason: string, from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === reason) return false;
    throw problem;
  }
}

/** Read a JSON file; null when it does not exist or does not hold what is expected. */
export function readJson<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Parse JSON from outside; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The last lines of a text file, for error messages; empty when there is none. */
export function tailOf(path: string, lines = 20): string[] {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines);
  } catch {
    return [];
  }
}
