import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
/** Where /proc has user and system time, after the name: of the process, and of its children that have ended. */
const OWN = 11;
const CHILDREN = 13;

/** Seconds of processor time that a process has used; null where there is no /proc. Unlike elapsed time it tells little of the neighbours. */
export function processorSeconds(pid: number | undefined): number | null {
  return secondsAt(pid, OWN);
}

/** Seconds of processor time that ended children of this process have used; null where there is no /proc. */
export function childrenProcessorSeconds(): number | null {
  return secondsAt(process.pid, CHILDREN);
}

function secondsAt(pid: number | undefined, index: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[index]) + Number(fields[index + 1])) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}
