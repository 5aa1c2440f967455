import { readFileSync } from 'node:fs';

const MIB_OF_KIB = 1 / 1024;

/** MiB of main memory that processes hold; what several share counts once (the kernel's proportional set size). Needs /proc. */
export function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + proportional(pid), 0);
}

/** Nothing once the process has ended. */
function proportional(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * MIB_OF_KIB;
  } catch {
    return 0;
  }
}
