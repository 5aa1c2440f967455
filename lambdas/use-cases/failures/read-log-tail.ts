import type { Ports } from '../../ports/ports.ts';

const TAIL_BYTES = 8_000;
const TAIL_LINES = 40;

/** Last lines of a job's log; none when it left no log. */
export async function readLogTail({ modelStore }: Pick<Ports, 'modelStore'>, key: string): Promise<string[]> {
  const start = await modelStore.readRange(key, 0, TAIL_BYTES);
  if (start === null) return [];
  const tail = start.size <= TAIL_BYTES ? start : await modelStore.readRange(key, start.size - TAIL_BYTES, TAIL_BYTES);
  const lines = new TextDecoder()
    .decode(tail?.bytes ?? start.bytes)
    .split('\n')
    .filter((line) => line !== '');
  return lines.slice(-TAIL_LINES);
}
