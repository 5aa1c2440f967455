import { readdirSync, readFileSync } from 'node:fs';

const MIB_OF_KIB = 1 / 1024;
/** Where /proc has the parent's id, after the name. */
const PARENT = 1;

/** Processes that run under one, itself included. Needs /proc. */
export function treeOf(root: number): number[] {
  const children = Map.groupBy(running(), parentOf);
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** MiB of main memory that processes hold; what several share counts once (the kernel's proportional set size). Needs /proc. */
export function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + proportional(pid), 0);
}

function running(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  const text = of(pid, 'stat');
  // The name in brackets may hold blanks.
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[PARENT]);
}

function proportional(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(of(pid, 'smaps_rollup'))?.[1] ?? 0) * MIB_OF_KIB;
}

/** What /proc says of a process; nothing once it has ended. */
function of(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
