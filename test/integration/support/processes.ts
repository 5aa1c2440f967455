import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from '../../../local/src/processes/identity.ts';

const tableSchema = z.object({ children: z.array(z.object({ name: z.string(), pid: z.int() })) });

/** Children of the instance by the name they were started under, that run. */
export function childrenOf(home: string): { name: string; pid: number }[] {
  const table = tableSchema.parse(JSON.parse(readFileSync(join(home, 'run', 'processes.json'), 'utf8')));
  return table.children.filter(({ pid }) => isAlive(pid));
}

/** The child whose name has this in it; undefined while there is none. */
export const childNamed = (home: string, part: string) => childrenOf(home).find(({ name }) => name.includes(part));

export const isAlive = (pid: number) => processIdentity(pid) !== null;

/** Environment that a process was started with; empty when it has ended. */
export function environmentOf(pid: number): Record<string, string> {
  try {
    const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  } catch {
    return {};
  }
}

/** Command line of a process, for messages. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '(ended)';
  }
}

const LISTENING = '0A';

/** Addresses on which the processes listen, as `a.b.c.d:port` or `[hex]:port`. */
export function listenersOf(pids: readonly number[]): string[] {
  const sockets = new Set(pids.flatMap(socketsOf));
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTENING && sockets.has(fields[9] ?? ''))
      .map((fields) => readable(fields[1] ?? '')),
  );
}

function socketsOf(pid: number): string[] {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).flatMap((entry) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folder, entry)))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

/** The kernel writes an address as one number in the byte order of the machine, which is little endian where this runs. */
function readable(address: string): string {
  const [host = '', port = ''] = address.split(':');
  const number = Number.parseInt(port, 16);
  if (host.length > 8) return `[${host}]:${number}`;
  const bytes = host.match(/../g) ?? [];
  return `${bytes
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join('.')}:${number}`;
}
