import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';
/** Below those that systems give to outgoing connections: such a one could be taken between now and the time it is listened on. */
const RANGE = { first: 20_000, end: 32_768 };
const ATTEMPTS = 200;

/** A loopback port that is free now; the preferred one when it is. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(RANGE.first, RANGE.end);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found on ${LOOPBACK} between ${RANGE.first} and ${RANGE.end - 1}`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, LOOPBACK);
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
