import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { messageOf } from '@flowi/contracts/errors';
import { UsageError } from './usage-error.ts';

/** A JSON value. @throws UsageError naming where it was read and what is wanted */
export function parseJson(given: string, where: string, wanted: string): unknown {
  try {
    return JSON.parse(given);
  } catch (cause) {
    throw new UsageError(`${where} is not JSON: ${given.slice(0, 80)}; give ${wanted}.`, { cause });
  }
}

/** Text of a file named on the command line; `-` is standard input. */
export async function readText(path: string): Promise<string> {
  try {
    return path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`Cannot read ${path}: ${messageOf(cause)}`, { cause });
  }
}
